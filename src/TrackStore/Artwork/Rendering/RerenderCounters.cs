namespace TrackStore.Artwork.Rendering;

/// <summary>Counts the outcomes of a rerender run.</summary>
internal sealed class RerenderCounters(int current, int total)
{
    private const int MaxListedFailures = 100;

    private readonly List<RerenderFailure> _failures = [];
    private int _rerendered;
    private int _foundCurrent;
    private int _withoutOriginal;
    private int _failed;

    public void Add(RerenderOutcome outcome) => _ = outcome switch
    {
        RerenderOutcome.Rerendered => _rerendered++,
        RerenderOutcome.WithoutOriginal => _withoutOriginal++,
        _ => _foundCurrent++,
    };

    public void AddFailure(long artworkId, string reason)
    {
        _failed++;
        if (_failures.Count < MaxListedFailures)
            _failures.Add(new RerenderFailure { ArtworkId = artworkId, Reason = reason });
    }

    public RerenderProgress ToProgress() => new()
    {
        Total = total,
        Done = _rerendered + _foundCurrent + _withoutOriginal + _failed,
        Rerendered = _rerendered,
        WithoutOriginal = _withoutOriginal,
        Failed = _failed,
    };

    public RerenderResult ToResult() => new()
    {
        Rerendered = _rerendered,
        AlreadyCurrent = current + _foundCurrent,
        WithoutOriginal = _withoutOriginal,
        Failed = _failed,
        Failures = [.. _failures],
    };
}
