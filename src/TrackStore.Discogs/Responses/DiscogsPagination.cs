namespace TrackStore.Discogs.Responses;

/// <summary>A page's position in its list.</summary>
internal sealed record DiscogsPagination
{
    public int? Page { get; init; }

    public int? Pages { get; init; }
}
