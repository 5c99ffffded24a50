namespace TrackStore.Identity;

/// <summary>A stored track that may be the same recording.</summary>
/// <param name="TrackId">The track.</param>
/// <param name="Identity">What the track shows.</param>
/// <param name="Former">
/// What the platform of the record said about the item whose place the record may take, or null. The user may have edited the track since.
/// </param>
/// <param name="IsSameRecord">
/// Whether the platform said the very same about that item. Facts that are too few for two records of different origin suffice then.
/// </param>
internal readonly record struct IdentityCandidate(
    long TrackId, TrackIdentity Identity, TrackIdentity? Former = null, bool IsSameRecord = false)
{
    /// <summary>Compares a record with the track, by whichever description agrees better.</summary>
    public IdentityComparison Compare(TrackIdentity record)
    {
        IdentityComparison shown = IdentityRule.Compare(record, Identity);
        if (Former is null)
            return shown;
        IdentityComparison former = IdentityRule.Compare(record, Former);
        IdentityComparison better = (former.Decision, former.Strength).CompareTo((shown.Decision, shown.Strength)) > 0 ? former : shown;
        return IsSameRecord ? better with { Decision = IdentityDecision.Same } : better;
    }
}
