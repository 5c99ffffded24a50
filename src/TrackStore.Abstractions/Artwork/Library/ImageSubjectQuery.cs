namespace TrackStore;

/// <summary>
/// Which tracks or albums to list by the picture that they show: those without one, unless <see cref="BelowPixels"/> or
/// <see cref="ArtworkId"/> is set. What is listed must match <see cref="Text"/> and <see cref="Source"/> as well, if they are set.
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

    /// <summary>
    /// Gets words that must each occur in the title, the artist or a track's album, ignoring case and accents, at most 32; or null.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>
    /// Gets a source that must have provided a picture of the track or album itself, whether that is shown or not; or null. A track that
    /// only shows its album's picture is left out.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Gets the most items of a page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the <see cref="ImageSubjectPage.NextCursor"/> of the previous page, or null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Gets how many items after the cursor to leave out, zero or more.</summary>
    public int Skip { get; init; }
}
