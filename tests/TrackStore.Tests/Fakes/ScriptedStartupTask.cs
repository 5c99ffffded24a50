using TrackStore.Storage;

namespace TrackStore.Tests.Fakes;

/// <summary>Background work of a library that does what a test says.</summary>
internal sealed class ScriptedStartupTask(Func<int, CancellationToken, Task> run) : IStartupTask
{
    private int _runs;

    public int Runs => Volatile.Read(ref _runs);

    public Task RunAsync(StoreDatabase database, CancellationToken cancellationToken) => run(Interlocked.Increment(ref _runs), cancellationToken);
}
