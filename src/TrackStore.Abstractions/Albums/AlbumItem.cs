namespace TrackStore;

/// <summary>A row of an album list. Derive from it to add what a user interface needs.</summary>
public record AlbumItem
{
    /// <summary>Gets the album's identifier.</summary>
    public required long AlbumId { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the album's artist.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the release year or date as text, or null when it is unknown.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the number of tracks on the album: those that show it, and those that appear on it.</summary>
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
    public required DateTimeOffset AddedAt { get; init; }
}
