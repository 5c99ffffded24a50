namespace TrackStore;

/// <summary>
/// A row of a track list. Base type for a UI's own lists: derive from it to add what a platform's search results or a view need.
/// </summary>
public record TrackItem
{
    /// <summary>Gets the track's identifier, or null for a search result that is not in the library yet.</summary>
    public long? TrackId { get; init; }

    /// <summary>Gets the track's id on the platform that the list is about, or null when the list is about none.</summary>
    public string? PlatformId { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as credited.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the playing time, or null when it is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the album's title, or null when there is none.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the album's identifier, or null when there is none.</summary>
    public long? AlbumId { get; init; }

    /// <summary>Gets the release year or date as text, or null when it is not known.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the tempo in beats per minute, or null when it is not known.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets when the track was added, in UTC, or null when it is not in the library yet.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Gets a value indicating whether there is a picture to ask the loader for: the track's own or its album's.</summary>
    public bool HasImage { get; init; }

    /// <summary>Gets the placeholder of the picture that the row shows, to paint before any image is read, or null when there is none.</summary>
    public ThumbHash? ThumbHash { get; init; }

    /// <summary>Gets the colour that covers most of the picture that the row shows, as 0xRRGGBB in sRGB, or null when there is no such picture or it is not known.</summary>
    public int? DominantColor { get; init; }
}
