namespace TrackStore.Discogs.Answers;

/// <summary>Where in a list a page is.</summary>
internal sealed record DiscogsPagination
{
    public int? Page { get; init; }

    public int? Pages { get; init; }
}
