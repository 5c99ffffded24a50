using TrackStore.Storage;

namespace TrackStore.Fields;

/// <summary>
/// Decides which platform's value a field shows. The options give the rankings at first; <see cref="Use"/> replaces them within a write, so
/// that no plan sees both.
/// </summary>
internal sealed class FieldRanking
{
    private volatile PlatformRankings _rankings;

    public FieldRanking(TrackStoreOptions options)
        : this(new PlatformRankings
        {
            Default = [.. options.PlatformRanking],
            Fields = options.FieldRanking.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]),
        })
    {
    }

    public FieldRanking(PlatformRankings rankings) => _rankings = rankings;

    /// <summary>Gets the rankings that are in use.</summary>
    public PlatformRankings Rankings => _rankings;

    /// <summary>Gets the ranking as text, by which a library detects that it has changed.</summary>
    public string Fingerprint => string.Join(
        ';',
        FieldValues.Fields.Select(ranked => $"{EnumNames<TrackField>.Of(ranked)}={string.Join(',', For(ranked)).ToLowerInvariant()}"));

    public IReadOnlyList<string> For(TrackField field) => _rankings.For(field);

    /// <summary>Tells whether two rankings decide the same for every field.</summary>
    public static bool AreSame(PlatformRankings one, PlatformRankings other)
        => new FieldRanking(one).Fingerprint == new FieldRanking(other).Fingerprint;

    /// <summary>Replaces the rankings.</summary>
    public void Use(PlatformRankings rankings) => _rankings = rankings;

    /// <summary>Tells whether the first of two sources is ranked above the second. Sources of equal rank are ordered by name.</summary>
    public bool IsBefore(string first, string second, TrackField field)
    {
        IReadOnlyList<string> ranking = For(field);
        int difference = SourceRanking.RankOf(first, ranking).CompareTo(SourceRanking.RankOf(second, ranking));
        return difference == 0 ? string.CompareOrdinal(first, second) < 0 : difference < 0;
    }
}
