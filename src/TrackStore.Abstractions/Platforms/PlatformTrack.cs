namespace TrackStore;

/// <summary>
/// What a platform says of one track, in the store's terms. A member that is null is "unknown"; what the platform knows to be empty is named in
/// <see cref="EmptyFields"/>. Text has the limits of <see cref="NewTrack"/>.
/// </summary>
public sealed record PlatformTrack
{
    /// <summary>Gets the platform's name, 1 to 50 characters; case doesn't count.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the track's id on the platform, 1 to 200 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the track's address on the platform, at most 2,000 characters, or null.</summary>
    public string? Uri { get; init; }

    /// <summary>Gets the platform's JSON as it came, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artists as credited, in one text.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the album's title, or null.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the album's artist where it differs from the track's, or null.</summary>
    public string? AlbumArtist { get; init; }

    /// <summary>Gets the release year or date as text, at most 10 characters, or null.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the playing time, or null.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the tempo in beats per minute, 0 to 1,000, or null.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets the musical key, or null.</summary>
    public string? MusicalKey { get; init; }

    /// <summary>Gets the International Standard Recording Code, or null.</summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the record label, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the genre names in order, or null when the platform says nothing of genres; an empty list says that it has none.</summary>
    public IReadOnlyList<string>? Genres { get; init; }

    /// <summary>Gets the pictures of the album, or of the track when it has no album, in any order; the best fitting one is downloaded.</summary>
    public IReadOnlyList<PlatformArtwork> Artwork { get; init; } = [];

    /// <summary>Gets the fields that the platform knows to be empty.</summary>
    public IReadOnlyCollection<TrackField> EmptyFields { get; init; } = [];

    /// <summary>Gets what else the platform says, by its own names (1 to 100 characters; values at most 500).</summary>
    public IReadOnlyDictionary<string, string?> MoreFields { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Gets the ids that were asked for and led here, where they are others than <see cref="Id"/>: a link that stands for the id, or a record that stands for
    /// all of its tracks. What was asked for and is named by no track counts as unknown to the platform.
    /// </summary>
    public IReadOnlyCollection<string> RequestedIds { get; init; } = [];

    /// <summary>Gets the audio file's path, for platforms that know the file, or null. It marks the track as available locally.</summary>
    public string? LocalPath { get; init; }

    /// <summary>
    /// Gets where the platform's stream goes on behind this track, or null when it can't be resumed. A synchronisation that was interrupted hands the last one
    /// that it committed back to the platform.
    /// </summary>
    public string? ResumeToken { get; init; }
}
