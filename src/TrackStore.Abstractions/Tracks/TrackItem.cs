namespace TrackStore;

/// <summary>
/// A row of a track list. Derive from it to add what a user interface or a platform's search results need.
/// </summary>
public record TrackItem
{
    /// <summary>Gets the track's identifier, or null for a search result that is not in the library yet.</summary>
    public long? TrackId { get; init; }

    /// <summary>Gets the track's id on the platform by which the list is filtered, or null when there is none.</summary>
    public string? PlatformId { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as credited.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the duration, or null when it is unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the album's title, or null when there is none.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the album's identifier, or null when there is none.</summary>
    public long? AlbumId { get; init; }

    /// <summary>
    /// Gets the number of the album's disc that has the track, from 1, or null when it is unknown. In a list of one album
    /// (<see cref="TrackQuery.AlbumId"/>) this is a disc of that album, also if the track shows another one.
    /// </summary>
    public int? DiscNumber { get; init; }

    /// <summary>Gets the track's number on the disc of <see cref="DiscNumber"/>, from 1, or null when it is unknown.</summary>
    public int? TrackNumber { get; init; }

    /// <summary>Gets the release year or date as text, or null when it is unknown.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the tempo in beats per minute, or null when it is unknown.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets the musical key in the notation as given, or null when it is unknown.</summary>
    public string? MusicalKey { get; init; }

    /// <summary>Gets the record label, or null when it is unknown.</summary>
    public string? Label { get; init; }

    /// <summary>Gets a value indicating whether the audio file is available locally.</summary>
    public bool IsAvailableLocally { get; init; }

    /// <summary>Gets when the track was added, in UTC, or null when it is not in the library yet.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Gets a value indicating whether the track has a picture, its own or its album's, that can be loaded.</summary>
    public bool HasImage { get; init; }

    /// <summary>
    /// Gets the key of the picture that the row shows (the track's own, else its album's), to read its bytes or to build an
    /// immutable URL, or null when there is none.
    /// </summary>
    public ArtworkKey? ArtworkKey { get; init; }

    /// <summary>
    /// Gets the placeholder of the picture that the row shows, to display until the image is loaded, or null when there is none.
    /// </summary>
    public ThumbHash? ThumbHash { get; init; }

    /// <summary>
    /// Gets the color that covers most of the picture that the row shows, as 0xRRGGBB in sRGB, or null when it is unknown.
    /// </summary>
    public int? DominantColor { get; init; }

    /// <summary>
    /// Gets the names of the effective genres in order; empty when there are none, or null when
    /// <see cref="TrackItemParts.Genres"/> was not requested.
    /// </summary>
    public IReadOnlyList<string>? Genres { get; init; }

    /// <summary>
    /// Gets the names of the tags in order; empty when there are none, or null when <see cref="TrackItemParts.Tags"/> was not requested.
    /// </summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>
    /// Gets the linked platforms, each once, ordered by name; empty when there are none, or null when
    /// <see cref="TrackItemParts.Platforms"/> was not requested.
    /// </summary>
    public IReadOnlyList<TrackItemPlatform>? Platforms { get; init; }
}
