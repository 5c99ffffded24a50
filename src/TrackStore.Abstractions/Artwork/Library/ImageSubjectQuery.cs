namespace TrackStore;

/// <summary>
/// Which tracks or albums to list by the picture that they show: those without one, unless <see cref="BelowPixels"/> or
/// <see cref="ArtworkId"/> is set.
/// </summary>
public sealed record ImageSubjectQuery
{
    /// <summary>The largest <see cref="PageSize"/>.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Gets a value that says whether tracks or albums are listed.</summary>
    public required ArtworkOwnerKind Kind { get; init; }

    /// <summary>
    /// Gets the number of pixels that the longer side of a shown original is below, at least 1; or null. A track that shows its album's
    /// picture is listed too.
    /// </summary>
    public int? BelowPixels { get; init; }

    /// <summary>Gets the picture that is shown (<see cref="ImageInfo.ArtworkId"/>), or null.</summary>
    public long? ArtworkId { get; init; }

    /// <summary>Gets the most items of a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the <see cref="ImageSubjectPage.NextCursor"/> of the previous page, or null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Gets how many items after the cursor to leave out, zero or more.</summary>
    public int Skip { get; init; }
}
