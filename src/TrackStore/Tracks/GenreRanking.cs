namespace TrackStore.Tracks;

/// <summary>Ranks the sources of genres: the user, the listed ones in order, the others by name, the base.</summary>
internal static class GenreRanking
{
    public static string? Best(IEnumerable<string> sources, IReadOnlyList<string> ranking)
        => sources.OrderBy(source => RankOf(source, ranking)).ThenBy(source => source, StringComparer.Ordinal).FirstOrDefault();

    private static int RankOf(string source, IReadOnlyList<string> ranking)
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
