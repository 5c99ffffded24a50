using System.Collections.Concurrent;

namespace TrackStore.Storage.Writes;

/// <summary>
/// Serializes the writes of this process to one database, in the order of their calls. SQLite's own busy handler polls, which makes unlucky
/// callers wait ten times as long, and writes that wait for a server's lock would each hold a connection.
/// </summary>
internal sealed class WriteGate(SemaphoreSlim semaphore)
{
    // All stores that a host opens on one database share its gate.
    private static readonly ConcurrentDictionary<string, WriteGate> Gates = new(StringComparer.Ordinal);

    public static WriteGate For(string database) => Gates.GetOrAdd(database, static _ => new WriteGate(new SemaphoreSlim(1, 1)));

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Holder(semaphore);
    }

    private sealed class Holder(SemaphoreSlim semaphore) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                semaphore.Release();
        }
    }
}
