using TrackStore.Artwork.Linking;
using TrackStore.Fields;

namespace TrackStore.Artwork.Selection;

/// <summary>Ranks the pictures of a track or album.</summary>
internal static class ArtworkRanking
{
    /// <summary>Orders the links, the one to show first, and names the rule that decided.</summary>
    public static (IReadOnlyList<ArtworkLink> Ordered, ArtworkRule Rule) Decide(
        IEnumerable<ArtworkLink> links,
        IReadOnlyList<string> ranking)
    {
        ArtworkLink[] ordered =
        [
            .. links
                .OrderByDescending(link => link.IsChosen)
                .ThenBy(link => SourceRanking.RankOf(link.Source, ranking))
                .ThenByDescending(link => link.Pixels)
                .ThenByDescending(link => link.CreatedAt)
                .ThenBy(link => link.Source, StringComparer.Ordinal),
        ];
        return (ordered, RuleOf(ordered, ranking));
    }

    private static ArtworkRule RuleOf(ArtworkLink[] ordered, IReadOnlyList<string> ranking)
    {
        if (ordered is not [ArtworkLink best, ..])
            return ArtworkRule.NoCandidate;
        if (best.IsChosen)
            return best.ArtworkId is null ? ArtworkRule.DeliberatelyNone : ArtworkRule.ChosenByUser;
        if (ordered is not [_, ArtworkLink next, ..])
            return ArtworkRule.OnlyCandidate;
        if (SourceRanking.RankOf(best.Source, ranking) != SourceRanking.RankOf(next.Source, ranking))
            return ArtworkRule.SourceRanking;
        return best.Pixels != next.Pixels ? ArtworkRule.Larger : ArtworkRule.Newer;
    }
}
