using System.Diagnostics.CodeAnalysis;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Bounds how many downloads run at once, in all and for each host.</summary>
/// <param name="total">How many in all.</param>
/// <param name="perHost">How many for one host.</param>
[SuppressMessage("Design", "CA1001", Justification = "The semaphores hold nothing without a wait handle, and a download may end after the fetcher was disposed.")]
internal sealed class DownloadTurns(int total, int perHost)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue> _queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _all = new(total);

    /// <summary>Gets how many hosts have downloads, running or waiting.</summary>
    public int HostCount
    {
        get
        {
            lock (_gate)
                return _queues.Count;
        }
    }

    /// <summary>Waits until a download may run.</summary>
    /// <param name="host">The host that it asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn, to be disposed when the download ended.</returns>
    public async Task<IDisposable> EnterAsync(string host, CancellationToken cancellationToken)
    {
        Queue queue = Join(host);
        bool hasHostsTurn = false;
        try
        {
            // The host's turn comes first: those who wait for a slow host must not keep others from theirs.
            await queue.Slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            hasHostsTurn = true;
            await _all.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Turn(this, queue);
        }
        catch (OperationCanceledException)
        {
            if (hasHostsTurn)
                queue.Slots.Release();
            Leave(queue);
            throw;
        }
    }

    private Queue Join(string host)
    {
        lock (_gate)
        {
            if (!_queues.TryGetValue(host, out Queue? queue))
                _queues.Add(host, queue = new Queue(host, perHost));
            queue.Users++;
            return queue;
        }
    }

    private void Leave(Queue queue)
    {
        lock (_gate)
        {
            if (--queue.Users == 0)
                _queues.Remove(queue.Host);
        }
    }

    private sealed class Queue(string host, int slots)
    {
        public string Host => host;

        public SemaphoreSlim Slots { get; } = new(slots);

        public int Users { get; set; }
    }

    private sealed class Turn(DownloadTurns turns, Queue queue) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            if (_ended)
                return;
            _ended = true;
            turns._all.Release();
            queue.Slots.Release();
            turns.Leave(queue);
        }
    }
}
