namespace TrackStore;

/// <summary>Which downloads to list.</summary>
public sealed record ArtworkDownloadQuery
{
    /// <summary>The largest <see cref="PageSize"/>.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Gets the state.</summary>
    public required ArtworkDownloadState State { get; init; }

    /// <summary>Gets the most downloads of a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the <see cref="ArtworkDownloadPage.NextCursor"/> of the previous page, or null for the first page.</summary>
    public string? Cursor { get; init; }
}
