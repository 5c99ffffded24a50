namespace TrackStore;

/// <summary>An album of the library. Title and artist together identify it, ignoring case and accents.</summary>
public sealed record Album
{
    /// <summary>Gets the album's identifier.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the album's artist.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the release year or date as text, at most 10 characters, or null when it is unknown.</summary>
    public string? ReleaseYear { get; init; }

    /// <summary>Gets the record label, or null when it is unknown.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the label's catalog number, or null when it is unknown.</summary>
    public string? CatalogNumber { get; init; }

    /// <summary>
    /// Gets the address of the artwork on a platform, or null. <see cref="IImageRepository"/> provides the stored pictures.
    /// </summary>
    public string? ArtworkUrl { get; init; }

    /// <summary>
    /// Gets the number of tracks on the album: those that show it, and those that show another one and appear on it
    /// (<see cref="ITrackRepository.GetAppearancesAsync"/>).
    /// </summary>
    public int TrackCount { get; init; }

    /// <summary>Gets a value indicating whether the album has a picture of its own.</summary>
    public bool HasImage { get; init; }

    /// <summary>Gets the key of the album's picture, to read its bytes or to build an immutable URL, or null when there is none.</summary>
    public ArtworkKey? ArtworkKey { get; init; }

    /// <summary>Gets the placeholder of the album's picture, to display until the image is loaded, or null when there is none.</summary>
    public ThumbHash? ThumbHash { get; init; }

    /// <summary>Gets the color that covers most of the album's picture, as 0xRRGGBB in sRGB, or null when it is unknown.</summary>
    public int? DominantColor { get; init; }

    /// <summary>Gets when the album was added, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when one of the album's own fields last changed, in UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
