namespace TrackStore;

/// <summary>
/// A platform's values of a track's fields. Null means that the platform says nothing about the field; <see cref="EmptyFields"/> names the
/// fields that it knows to be empty. Genres and pictures have methods of their own: <see cref="ITrackRepository.SetTrackGenresAsync"/> and
/// <see cref="IImageRepository"/>. The limits of texts are those of <see cref="NewTrack"/>.
/// </summary>
public sealed record TrackFieldValues
{
    /// <summary>Gets the title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the artist as credited, or null.</summary>
    public string? Artist { get; init; }

    /// <summary>Gets the album's title, or null.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the album's artist, also if it is the track's, or null.</summary>
    public string? AlbumArtist { get; init; }

    /// <summary>Gets the number of the disc that has the track, 1 to 999, or null.</summary>
    public int? DiscNumber { get; init; }

    /// <summary>Gets the track's number on its disc, 1 to 9,999, or null.</summary>
    public int? TrackNumber { get; init; }

    /// <summary>Gets the release year or date as text, at most 10 characters ("1997", "1997-05", "c. 1997"), or null.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the tempo in beats per minute, 0 to 1,000, or null.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets the duration, or null. It is stored in whole milliseconds and can't be negative.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the musical key in the platform's notation, or null.</summary>
    public string? MusicalKey { get; init; }

    /// <summary>Gets the International Standard Recording Code, or null.</summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the address of the artwork on the platform, or null.</summary>
    public string? ArtworkUrl { get; init; }

    /// <summary>Gets the record label, or null.</summary>
    public string? Label { get; init; }

    /// <summary>
    /// Gets the fields that the platform knows to be empty. Title, artist, genres and artwork can't be among them. A value takes
    /// precedence over an entry for its field.
    /// </summary>
    public IReadOnlyCollection<TrackField> EmptyFields { get; init; } = [];
}
