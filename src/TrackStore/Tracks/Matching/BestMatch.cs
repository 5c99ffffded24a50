using TrackStore.Identity;

namespace TrackStore.Tracks.Matching;

/// <summary>Keeps the best of several comparisons.</summary>
internal struct BestMatch
{
    private long _trackId;
    private IdentityComparison _best;
    private bool _isTied;

    public void Consider(long trackId, IdentityComparison comparison)
    {
        if (comparison.Decision == IdentityDecision.Different)
            return;
        int order = comparison.Decision.CompareTo(_best.Decision);
        if (order == 0)
            order = comparison.Strength.CompareTo(_best.Strength);
        if (order > 0)
            (_trackId, _best, _isTied) = (trackId, comparison, false);
        else if (order == 0)
            _isTied = true;
    }

    public readonly TrackMatch? ToMatch() => _best.Decision == IdentityDecision.Different
        ? null
        : new TrackMatch(_trackId, _isTied ? IdentityDecision.Ask : _best.Decision, _best.Reasons);
}
