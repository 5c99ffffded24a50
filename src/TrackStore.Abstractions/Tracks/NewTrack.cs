namespace TrackStore;

/// <summary>
/// Describes a track to add or import. Text is stored in Unicode normalisation form C and trimmed; NUL characters and lone surrogates are refused.
/// </summary>
public sealed record NewTrack
{
    /// <summary>Gets the title: 1 to 500 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as credited: 1 to 500 characters.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the album's title, at most 500 characters, or null. The album is found by title and artist, or made.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the album's artist where it differs from the track's ("Various Artists"), at most 500 characters, or null.</summary>
    public string? AlbumArtist { get; init; }

    /// <summary>Gets the playing time, or null. It is kept to the millisecond and can't be negative.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the release year or date as text, at most 10 characters ("1997", "1997-05", "c. 1997"), or null. Empty text is null.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the tempo in beats per minute, 0 to 1,000, or null.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets the musical key in the host's notation, at most 20 characters, or null.</summary>
    public string? MusicalKey { get; init; }

    /// <summary>Gets the International Standard Recording Code, at most 20 characters, or null.</summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the record label, at most 200 characters, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Gets a value indicating whether the audio file is on this machine.</summary>
    public bool IsAvailableLocally { get; init; }

    /// <summary>Gets the audio file's path, at most 4,000 characters, or null.</summary>
    public string? LocalPath { get; init; }

    /// <summary>Gets where a platform shows the artwork, at most 2,000 characters, or null.</summary>
    public string? ArtworkUrl { get; init; }

    /// <summary>Gets the genre names, each 1 to 100 characters, linked with the source <see cref="Sources.Base"/>; the order is kept.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];
}
