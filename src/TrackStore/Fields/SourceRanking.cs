namespace TrackStore.Fields;

/// <summary>
/// Ranks sources: the user first, then the listed sources in their order, then all others equally, and the base layer last.
/// </summary>
internal static class SourceRanking
{
    public static int RankOf(string source, IReadOnlyList<string> ranking)
    {
        if (source == Sources.User)
            return -1;
        if (source == Sources.Base)
            return int.MaxValue;
        for (int i = 0; i < ranking.Count; i++)
        {
            if (string.Equals(ranking[i], source, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return int.MaxValue - 1;
    }
}
