namespace TrackStore.Identity;

/// <summary>Which of several stored tracks a record is.</summary>
/// <param name="TrackId">The track that is the same recording, or null.</param>
/// <param name="Reasons">What speaks for and against that track.</param>
/// <param name="Proposals">The tracks to ask about, strongest evidence first; empty when there is a <paramref name="TrackId"/>.</param>
internal readonly record struct IdentityChoice(long? TrackId, IdentityReasons Reasons, IReadOnlyList<IdentityProposal> Proposals)
{
    /// <summary>Gets a value indicating whether the proposals are all the same recording by equally strong evidence.</summary>
    public bool IsTie { get; private init; }

    /// <summary>
    /// Chooses the track that is the same recording by strictly stronger evidence than any other. Tracks that tie become proposals, and so
    /// do those about which the rule asks if there is none.
    /// </summary>
    public static IdentityChoice Of(TrackIdentity record, IReadOnlyList<IdentityCandidate> candidates)
    {
        var same = new List<IdentityProposal>();
        var doubtful = new List<IdentityProposal>();
        foreach (IdentityCandidate candidate in candidates)
        {
            IdentityComparison comparison = candidate.Compare(record);
            if (comparison.Decision != IdentityDecision.Different)
            {
                (comparison.Decision == IdentityDecision.Same ? same : doubtful)
                    .Add(new IdentityProposal(candidate.TrackId, comparison.Reasons, comparison.Strength));
            }
        }

        if (same.Count == 0)
            return new IdentityChoice(null, IdentityReasons.None, ByStrength(doubtful));
        int most = same.Max(proposal => proposal.Strength);
        List<IdentityProposal> strongest = same.FindAll(proposal => proposal.Strength == most);
        return strongest is [IdentityProposal only]
            ? new IdentityChoice(only.TrackId, only.Reasons, [])
            : new IdentityChoice(null, IdentityReasons.None, ByStrength(strongest)) { IsTie = true };
    }

    private static List<IdentityProposal> ByStrength(List<IdentityProposal> proposals)
    {
        proposals.Sort((first, second) => first.Strength != second.Strength
            ? second.Strength.CompareTo(first.Strength)
            : first.TrackId.CompareTo(second.TrackId));
        return proposals;
    }
}
