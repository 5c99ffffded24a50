using TrackStore.Artwork.Linking;

namespace TrackStore.Artwork.Selection;

/// <summary>Ranks the pictures of a track or album.</summary>
internal static class ArtworkRanking
{
    /// <summary>Orders the links, the one to show first and refused ones last, and names the rule that decided.</summary>
    public static (IReadOnlyList<ArtworkLink> Ordered, ArtworkRule Rule) Decide(
        IEnumerable<ArtworkLink> links,
        IReadOnlyList<string> ranking)
    {
        ArtworkLink[] ordered =
        [
            .. links
                .OrderBy(link => link.IsRefused)
                .ThenByDescending(link => link.IsChosen)
                .ThenByDescending(link => link.ArtworkId is null)
                .ThenBy(link => RankOf(link.Source, ranking))
                .ThenByDescending(link => link.Pixels)
                .ThenByDescending(link => link.CreatedAt)
                .ThenBy(link => link.Source, StringComparer.Ordinal),
        ];
        return (ordered, RuleOf(ordered, ranking));
    }

    /// <summary>
    /// Ranks a source: the user first, then the listed sources in their order, then the host's own picture unless it is listed, and all
    /// others equally.
    /// </summary>
    private static int RankOf(string source, IReadOnlyList<string> ranking)
    {
        if (source == Sources.User)
            return -1;
        for (int i = 0; i < ranking.Count; i++)
        {
            if (string.Equals(ranking[i], source, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return source == Sources.Base ? ranking.Count : ranking.Count + 1;
    }

    private static ArtworkRule RuleOf(ArtworkLink[] ordered, IReadOnlyList<string> ranking)
    {
        if (ordered is not [ArtworkLink best, ..])
            return ArtworkRule.NoCandidate;
        if (best.IsRefused)
            return ArtworkRule.AllRefused;
        if (best.IsChosen)
            return best.ArtworkId is null ? ArtworkRule.DeliberatelyNone : ArtworkRule.ChosenByUser;
        if (ordered is not [_, { IsRefused: false } next, ..])
            return ArtworkRule.OnlyCandidate;
        if (RankOf(best.Source, ranking) != RankOf(next.Source, ranking))
            return ArtworkRule.SourceRanking;
        return best.Pixels != next.Pixels ? ArtworkRule.Larger : ArtworkRule.Newer;
    }
}
