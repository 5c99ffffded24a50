using TrackStore.Fields;

namespace TrackStore.Tracks.Facets;

/// <summary>Counts tracks by the sources of their values.</summary>
internal static class FieldSourceCounts
{
    /// <summary>Returns the numbers of tracks per field and source.</summary>
    /// <param name="counts">The numbers of tracks per text of sources.</param>
    public static IReadOnlyList<FieldSourceFacet> Of(IEnumerable<KeyValuePair<string, int>> counts)
        =>
        [
            .. counts.SelectMany(text => FieldSourceText.Read(text.Key).Select(shown => (Shown: shown, Count: text.Value)))
                .GroupBy(text => text.Shown, text => text.Count)
                .Select(group => new FieldSourceFacet(group.Key.Field, group.Key.Source, group.Sum()))
                .OrderBy(facet => facet.Field)
                .ThenByDescending(facet => facet.TrackCount)
                .ThenBy(facet => facet.Source, StringComparer.Ordinal),
        ];
}
