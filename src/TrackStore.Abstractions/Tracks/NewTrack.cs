namespace TrackStore;

/// <summary>
/// A track to add or import. Text is trimmed and stored in Unicode normalization form C, except <see cref="LocalPath"/>; NUL characters and
/// unpaired surrogates are rejected. An import leaves out an optional value that can't be stored (<see cref="ImportResult.Omissions"/>).
/// </summary>
public sealed record NewTrack
{
    /// <summary>Gets the title: 1 to 500 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as credited: 1 to 500 characters.</summary>
    public required string Artist { get; init; }

    /// <summary>
    /// Gets the album's title, at most 500 characters, or null. An existing album is found by title and artist; otherwise it is created.
    /// </summary>
    public string? Album { get; init; }

    /// <summary>
    /// Gets the album's artist, also if it is the track's, at most 500 characters, or null when it is unknown. Then it is the track's
    /// artist, and the albums of one title in an import may turn out to be a compilation. "Various", "VA" and their translations are one.
    /// </summary>
    public string? AlbumArtist { get; init; }

    /// <summary>Gets the number of the disc that has the track, 1 to 999, or null.</summary>
    public int? DiscNumber { get; init; }

    /// <summary>Gets the track's number on its disc, 1 to 9,999, or null.</summary>
    public int? TrackNumber { get; init; }

    /// <summary>Gets the duration, or null. It is stored in milliseconds and can't be negative.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// Gets the release year or date as text, at most 10 characters ("1997", "1997-05", "c. 1997"), or null. Empty text and a year of zeros
    /// mean null; of a longer text, such as a timestamp, the year is stored.
    /// </summary>
    public string? Year { get; init; }

    /// <summary>Gets the tempo in beats per minute, 0 to 1,000, or null.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets the musical key in any notation (<see cref="TrackStore.MusicalKey"/>), at most 20 characters, or null.</summary>
    public string? MusicalKey { get; init; }

    /// <summary>
    /// Gets the International Standard Recording Code, with or without hyphens, or null. Of several codes in one text the first is stored.
    /// </summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the record label, at most 200 characters, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Gets a value indicating whether the audio file is available locally.</summary>
    public bool IsAvailableLocally { get; init; }

    /// <summary>Gets the audio file's path, at most 4,000 characters, stored exactly as given, or null.</summary>
    public string? LocalPath { get; init; }

    /// <summary>Gets the address of the artwork on a platform, at most 2,000 characters, or null.</summary>
    public string? ArtworkUrl { get; init; }

    /// <summary>Gets the genre names in order, each 1 to 100 characters. Their source is <see cref="Sources.Base"/>.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];
}
