using System.Collections.Concurrent;

namespace TrackStore.Storage.Writes;

/// <summary>
/// Serializes the writes of this process to one library, or to all libraries in a SQLite file, in the order of their calls. SQLite's own
/// busy handler polls, which makes unlucky callers wait ten times as long, and writes that wait for a server's lock would each hold a
/// connection.
/// </summary>
internal sealed class WriteGate(SemaphoreSlim semaphore)
{
    // All stores that a host opens on one database share its gate.
    private static readonly ConcurrentDictionary<string, WriteGate> Gates = new(StringComparer.Ordinal);

    private readonly AsyncLocal<Holder?> _kept = new();

    public static WriteGate For(string place) => Gates.GetOrAdd(place, static _ => new WriteGate(new SemaphoreSlim(1, 1)));

    /// <summary>Waits for other writes of this process to end. Disposing the result admits the next write.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Holder(semaphore);
    }

    /// <summary>Makes <see cref="RequireNotKept"/> fail in what the caller calls from now on, until the holder is disposed.</summary>
    /// <param name="holder">A result of <see cref="EnterAsync"/>.</param>
    public void KeepFor(IDisposable holder) => _kept.Value = (Holder)holder;

    /// <summary>Requires that the caller isn't called by code that holds the gate, for which it would wait forever.</summary>
    /// <exception cref="InvalidOperationException">It is.</exception>
    public void RequireNotKept()
    {
        if (_kept.Value is { IsReleased: false })
        {
            throw new InvalidOperationException(
                "The work of ExecuteInTransactionAsync writes to its database through another library, which would wait for the end of "
                    + "the work. Write through the library that runs the work, or after it.");
        }
    }

    private sealed class Holder(SemaphoreSlim semaphore) : IDisposable
    {
        private int _isReleased;

        public bool IsReleased => Volatile.Read(ref _isReleased) != 0;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                semaphore.Release();
        }
    }
}
