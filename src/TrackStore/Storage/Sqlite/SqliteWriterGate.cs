using System.Collections.Concurrent;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Lets one write at a time into a file, first come, first served. SQLite would sort it out by itself, by polling: the waits of its unlucky callers are
/// ten times as long.
/// </summary>
internal sealed class SqliteWriterGate
{
    // One gate a file in this process, however many stores a host opens on it.
    private static readonly ConcurrentDictionary<string, SqliteWriterGate> Gates = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    private SqliteWriterGate()
    {
    }

    public static SqliteWriterGate For(string file) => Gates.GetOrAdd(file, static _ => new SqliteWriterGate());

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
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
