namespace TrackStore;

/// <summary>A page of an artist list.</summary>
public sealed record ArtistPage
{
    /// <summary>Gets the artists in the order of the query; empty when no artist matches.</summary>
    public required IReadOnlyList<ArtistItem> Items { get; init; }

    /// <summary>Gets the <see cref="ArtistQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
