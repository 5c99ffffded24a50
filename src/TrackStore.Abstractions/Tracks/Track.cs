namespace TrackStore;

/// <summary>A track of the library. Its fields have their effective values: the user's, else a platform's, else the base value.</summary>
public sealed record Track
{
    /// <summary>Gets the track's identifier in this library.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as credited.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the album's identifier, or null when the track is on no album.</summary>
    public long? AlbumId { get; init; }

    /// <summary>Gets the album's title, or null when the track is on no album.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the number of the album's disc that has the track, from 1, or null when it is unknown.</summary>
    public int? DiscNumber { get; init; }

    /// <summary>Gets the track's number on its disc, from 1, or null when it is unknown.</summary>
    public int? TrackNumber { get; init; }

    /// <summary>Gets the duration in whole milliseconds, or null when it is unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// Gets the release year or date as text, at most 10 characters ("1997", "1997-05", "c. 1997"), or null when it is unknown.
    /// </summary>
    public string? Year { get; init; }

    /// <summary>Gets the tempo in beats per minute, or null when it is unknown.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets the musical key in the notation as given, or null when it is unknown.</summary>
    public string? MusicalKey { get; init; }

    /// <summary>Gets the International Standard Recording Code, or null when it is unknown.</summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the record label, or null when it is unknown.</summary>
    public string? Label { get; init; }

    /// <summary>Gets a value indicating whether the audio file is available locally.</summary>
    public bool IsAvailableLocally { get; init; }

    /// <summary>Gets the audio file's path, or null when there is none.</summary>
    public string? LocalPath { get; init; }

    /// <summary>
    /// Gets the address of the artwork on a platform, or null. <see cref="IImageRepository"/> provides the stored pictures.
    /// </summary>
    public string? ArtworkUrl { get; init; }

    /// <summary>Gets a value indicating whether the track has a picture, its own or its album's.</summary>
    public bool HasImage { get; init; }

    /// <summary>
    /// Gets the key of the picture that the track shows (its own, else its album's), to read its bytes or to build an
    /// immutable URL, or null when there is none.
    /// </summary>
    public ArtworkKey? ArtworkKey { get; init; }

    /// <summary>
    /// Gets the placeholder of the picture that the track shows (its own, else its album's), to display until the image is loaded, or null
    /// when there is none.
    /// </summary>
    public ThumbHash? ThumbHash { get; init; }

    /// <summary>
    /// Gets the color that covers most of the picture that the track shows (its own, else its album's), as 0xRRGGBB in sRGB, or null when
    /// it is unknown.
    /// </summary>
    public int? DominantColor { get; init; }

    /// <summary>Gets when the track was added, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// Gets how often an edit has changed the track, for <see cref="TrackUpdate.ExpectedEditVersion"/>. Syncs, imports, and edits to the
    /// values that are stored already don't count.
    /// </summary>
    public long EditVersion { get; init; }

    /// <summary>Gets when one of the track's own fields last changed, in UTC. Links, genres, tags and pictures don't affect it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
