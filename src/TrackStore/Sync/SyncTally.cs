namespace TrackStore.Sync;

/// <summary>Counts a run as it goes.</summary>
internal sealed class SyncTally(TimeProvider time, long? total)
{
    private const int MaxListedFailures = 1000;

    private readonly List<SyncItem> _failures = [];
    private readonly long _startedAt = time.GetTimestamp();
    private SyncProgress _counts = new() { Total = total };

    public IReadOnlyList<SyncItem> Failures => _failures;

    public long QueuedArtwork { get; private set; }

    public void Count(SyncItem item, bool queuedArtwork)
    {
        _counts = item.Action switch
        {
            SyncAction.Added => _counts with { Added = _counts.Added + 1 },
            SyncAction.Changed => _counts with { Changed = _counts.Changed + 1 },
            SyncAction.Unchanged => _counts with { Unchanged = _counts.Unchanged + 1 },
            _ => _counts with { Failed = _counts.Failed + 1 },
        };
        _counts = _counts with { Read = _counts.Read + 1, Matched = _counts.Matched + (item.MatchedBy == MatchRule.None ? 0 : 1) };
        QueuedArtwork += queuedArtwork ? 1 : 0;
        if (item.Action == SyncAction.Failed && _failures.Count < MaxListedFailures)
            _failures.Add(item);
    }

    public void CountArtwork(long pending, long done, long failed) => _counts = _counts with { ArtworkPending = pending, ArtworkDone = done, ArtworkFailed = failed };

    public SyncProgress ToProgress()
    {
        double seconds = time.GetElapsedTime(_startedAt).TotalSeconds;
        double rate = seconds > 0 ? _counts.Read / seconds : 0;
        return _counts with
        {
            TracksPerSecond = rate,
            Remaining = total is { } all && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, all - _counts.Read) / rate) : null,
        };
    }
}
