using System.Collections.Concurrent;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Serializes the writes of this process to one file, in the order of their calls. SQLite's own busy handler polls, which makes unlucky
/// callers wait ten times as long.
/// </summary>
internal sealed class SqliteWriteLock(SemaphoreSlim semaphore)
{
    // All stores that a host opens on one file share its lock.
    private static readonly ConcurrentDictionary<string, SqliteWriteLock> Locks = new(StringComparer.Ordinal);

    public static SqliteWriteLock For(string file) => Locks.GetOrAdd(file, static _ => new SqliteWriteLock(new SemaphoreSlim(1, 1)));

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
