namespace TrackStore.Sync;

/// <summary>Counts what a run has done so far.</summary>
internal sealed class SyncCounters(TimeProvider time, long? total)
{
    private const int MaxListedFailures = 1000;

    private readonly List<SyncItem> _failures = [];
    private readonly long _startedAt = time.GetTimestamp();
    private long _countedAt;
    private long _added;
    private long _changed;
    private long _unchanged;
    private long _failed;
    private long _matched;
    private long _omitted;
    private long _skipped;
    private long _proposed;
    private (long Pending, long Done, long Failed) _artwork;

    public IReadOnlyList<SyncItem> Failures => _failures;

    public void Count(SyncItem item)
    {
        ref long count = ref CountOf(item.Action);
        count++;
        _countedAt = time.GetTimestamp();
        _matched += item.MatchedBy == MatchRule.None ? 0 : 1;
        _omitted += item.Omitted.Count;
        _proposed += item.SimilarTrackId is null ? 0 : 1;
        if (item.Action == SyncAction.Failed && _failures.Count < MaxListedFailures)
            _failures.Add(item);
    }

    /// <summary>Counts items that the client left out on purpose.</summary>
    public void CountSkipped(int skipped) => _skipped += skipped;

    public void CountArtwork(long pending, long done, long failed) => _artwork = (pending, done, failed);

    public SyncProgress ToProgress()
    {
        long read = _added + _changed + _unchanged + _failed;

        // Up to the last track, because pictures that are loaded after it say nothing about the speed of tracks.
        double seconds = read == 0 ? 0 : time.GetElapsedTime(_startedAt, _countedAt).TotalSeconds;
        double rate = seconds > 0 ? read / seconds : 0;
        return new SyncProgress
        {
            Total = total,
            Read = read,
            Matched = _matched,
            Added = _added,
            Proposed = _proposed,
            Changed = _changed,
            Unchanged = _unchanged,
            Failed = _failed,
            OmittedValues = _omitted,
            Skipped = _skipped,
            ArtworkPending = _artwork.Pending,
            ArtworkDone = _artwork.Done,
            ArtworkFailed = _artwork.Failed,
            TracksPerSecond = rate,
            Remaining = total is { } all && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, all - read) / rate) : null,
        };
    }

    private ref long CountOf(SyncAction action)
    {
        switch (action)
        {
            case SyncAction.Added:
                return ref _added;
            case SyncAction.Changed:
                return ref _changed;
            case SyncAction.Unchanged:
                return ref _unchanged;
            default:
                return ref _failed;
        }
    }
}
