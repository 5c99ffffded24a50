namespace TrackStore.Fields;

/// <summary>Ranks sources: the user, the listed ones in order, the others equally, the base.</summary>
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
