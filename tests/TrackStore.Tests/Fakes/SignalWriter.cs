namespace TrackStore.Tests.Fakes;

/// <summary>A writer that tells when its first line was written.</summary>
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
