namespace TrackStore.Tests.Fakes;

/// <summary>The context of a window that is gone.</summary>
internal sealed class ClosedContext : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => throw new InvalidOperationException("The window is closed.");
}
