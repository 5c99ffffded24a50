using System.Collections.Concurrent;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Lets one write at a time into a file, first come, first served. SQLite would sort it out by itself, by polling: the waits of its unlucky callers are
/// ten times as long.
/// </summary>
internal sealed class SqliteWriterGate(SemaphoreSlim turn)
{
    // One gate a file in this process, however many stores a host opens on it.
    private static readonly ConcurrentDictionary<string, SqliteWriterGate> Gates = new(StringComparer.Ordinal);

    public static SqliteWriterGate For(string file) => Gates.GetOrAdd(file, static _ => new SqliteWriterGate(new SemaphoreSlim(1, 1)));

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
                turn.Release();
        }
    }
}
