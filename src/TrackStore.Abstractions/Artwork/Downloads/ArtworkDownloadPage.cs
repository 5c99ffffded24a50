namespace TrackStore;

/// <summary>A page of the download queue.</summary>
public sealed record ArtworkDownloadPage
{
    /// <summary>Gets the downloads; empty when there is none.</summary>
    public required IReadOnlyList<ArtworkDownload> Items { get; init; }

    /// <summary>Gets the <see cref="ArtworkDownloadQuery.Cursor"/> of the next page, or null on the last page.</summary>
    public string? NextCursor { get; init; }
}
