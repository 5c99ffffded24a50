using System.Globalization;

namespace TrackStore.Tracks.Facets;

/// <summary>What facets of a query's result are asked for. Equal queries have equal questions, whatever lists hold their names.</summary>
internal sealed record FacetQuestion
{
    private readonly TrackQuery _query;
    private readonly string _names;
    private readonly TrackFacetKinds _kinds;

    public FacetQuestion(TrackQuery query, TrackFacetKinds kinds)
    {
        _kinds = kinds;
        _names = string.Join(' ', ((IReadOnlyList<string>[])[query.Genres, query.Tags, query.AnyTags, query.ExcludedTags]).Select(ToText));

        // The page and its order make no difference.
        var page = new TrackQuery();
        _query = query with
        {
            Genres = page.Genres,
            Tags = page.Genres,
            AnyTags = page.Genres,
            ExcludedTags = page.Genres,
            OrderBy = page.OrderBy,
            Descending = page.Descending,
            Include = page.Include,
            PageSize = page.PageSize,
            Cursor = page.Cursor,
            Skip = page.Skip,
        };
    }

    private static string ToText(IReadOnlyList<string> names)
        => $"({string.Concat(names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name}")))})";
}
