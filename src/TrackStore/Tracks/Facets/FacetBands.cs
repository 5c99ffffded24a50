using TrackStore.Fields;

namespace TrackStore.Tracks.Facets;

/// <summary>Sorts values into the bands of facets.</summary>
internal static class FacetBands
{
    public const int BpmWidth = 5;
    private const int DecadeYears = 10;
    private const int PitchClasses = 12;

    private static readonly MusicalKey[] Keys =
    [
        .. Enumerable.Range(0, 2 * PitchClasses)
            .Select(number => new MusicalKey(number % PitchClasses, number >= PitchClasses))
            .OrderBy(KeyNumber.Of),
    ];

    public static int OfBpm(double bpm) => (int)Math.Floor(bpm / BpmWidth) * BpmWidth;

    public static DateOnly OfMonth(DateTime added) => new(added.Year, added.Month, 1);

    public static IReadOnlyList<FacetValue<int>> ToDecades(IReadOnlyList<FacetValue<int>> years) =>
    [
        .. years.GroupBy(year => year.Value / DecadeYears * DecadeYears)
            .Select(decade => new FacetValue<int>(decade.Key, decade.Sum(year => year.TrackCount)))
            .OrderBy(decade => decade.Value),
    ];

    /// <summary>Returns the facet of keys from the numbers of tracks by number of key.</summary>
    public static IReadOnlyList<FacetValue<MusicalKey>> ToKeys(IReadOnlyDictionary<int, int> counts) =>
    [
        .. counts.Where(key => key.Key >= 0 && key.Key < Keys.Length)
            .OrderBy(key => key.Key)
            .Select(key => new FacetValue<MusicalKey>(Keys[key.Key], key.Value)),
    ];
}
