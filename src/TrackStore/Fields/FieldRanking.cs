using TrackStore.Storage;

namespace TrackStore.Fields;

/// <summary>Decides which platform's value a field shows. Reads the options once.</summary>
internal sealed class FieldRanking
{
    private readonly IReadOnlyList<string> _default;
    private readonly Dictionary<TrackField, IReadOnlyList<string>> _byField;

    public FieldRanking(TrackStoreOptions options)
    {
        _default = [.. options.PlatformRanking];
        _byField = options.FieldRanking.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]);
        IEnumerable<string> rankings = FieldValues.Fields
            .Select(field => $"{EnumNames<TrackField>.Of(field)}={string.Join(',', For(field)).ToLowerInvariant()}");
        Fingerprint = string.Join(';', rankings);
    }

    /// <summary>Gets the ranking as text, by which a library detects that it has changed.</summary>
    public string Fingerprint { get; }

    public IReadOnlyList<string> For(TrackField field) => _byField.GetValueOrDefault(field, _default);

    /// <summary>Tells whether the first of two sources is ranked above the second. Sources of equal rank are ordered by name.</summary>
    public bool IsBefore(string first, string second, TrackField field)
    {
        IReadOnlyList<string> ranking = For(field);
        int difference = SourceRanking.RankOf(first, ranking).CompareTo(SourceRanking.RankOf(second, ranking));
        return difference == 0 ? string.CompareOrdinal(first, second) < 0 : difference < 0;
    }
}
