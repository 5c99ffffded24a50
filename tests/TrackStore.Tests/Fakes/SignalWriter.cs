namespace TrackStore.Tests.Fakes;

/// <summary>A writer that signals when its first line is written.</summary>
internal sealed class SignalWriter : StringWriter
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Written => _written.Task;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        _written.TrySetResult();
    }
}
