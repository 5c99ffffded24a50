namespace TrackStore;

/// <summary>A page of an album list.</summary>
public sealed record AlbumPage
{
    /// <summary>Gets the albums in the order of the query; empty when no album matches.</summary>
    public required IReadOnlyList<AlbumItem> Items { get; init; }

    /// <summary>Gets the <see cref="AlbumQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
