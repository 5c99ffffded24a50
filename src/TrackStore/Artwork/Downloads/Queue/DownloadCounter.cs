using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Counts the downloads that end while a caller waits, and reports each of them to the caller.</summary>
/// <param name="batch">The caller's downloads, or null to count all.</param>
/// <param name="start">The counts so far.</param>
/// <param name="onProgress">Called with the counts after each download, on any thread but never concurrently; or null.</param>
internal sealed class DownloadCounter(DownloadBatch? batch, DownloadCounts start, Action<DownloadCounts>? onProgress)
{
    private readonly Lock _gate = new();
    private DownloadCounts _counts = start;

    /// <summary>Gets the counts so far.</summary>
    public DownloadCounts Counts
    {
        get
        {
            lock (_gate)
                return _counts;
        }
    }

    /// <summary>Counts a download that has ended.</summary>
    /// <param name="id">The download.</param>
    /// <param name="result">The result, or null when the download was discarded.</param>
    /// <param name="due">How many downloads of the whole queue are still due.</param>
    public void Add(long id, FetchResult? result, long due)
    {
        if (batch is not null && !batch.Ids.Contains(id))
            return;
        lock (_gate)
        {
            long pending = Math.Max(0, batch is null ? due : _counts.Pending - 1);
            _counts = result switch
            {
                FetchResult.Content or FetchResult.NotModified => _counts with { Done = _counts.Done + 1, Pending = pending },
                null => _counts with { Pending = pending },
                _ => _counts with { Failed = _counts.Failed + 1, Pending = pending },
            };
            onProgress?.Invoke(_counts);
        }
    }
}
