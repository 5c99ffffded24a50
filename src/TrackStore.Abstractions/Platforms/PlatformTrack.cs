namespace TrackStore;

/// <summary>
/// A track as a platform describes it, mapped to the store's fields. A null member means "unknown": a sync forgets what an earlier one has
/// stored, except of <see cref="UnaskedFields"/>. <see cref="EmptyFields"/> names the fields that the platform knows to be empty. The
/// limits of texts are those of <see cref="NewTrack"/>. A sync leaves out an optional value that can't be stored
/// (<see cref="SyncItem.Omitted"/>); a track without an id, a title or an artist fails.
/// </summary>
public sealed record PlatformTrack
{
    /// <summary>Gets the platform's name, 1 to 50 characters, in any case.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the track's id on the platform, 1 to 200 characters, stored exactly as given.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the track's address on the platform, at most 2,000 characters, stored exactly as given, or null.</summary>
    public string? Uri { get; init; }

    /// <summary>Gets the platform's raw JSON, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artists as credited, as one text.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the album's title, or null.</summary>
    public string? Album { get; init; }

    /// <summary>
    /// Gets the album's artist, also if it is the track's, or null when it is unknown. Unknown, the albums of one title in a run may turn
    /// out to be a compilation.
    /// </summary>
    public string? AlbumArtist { get; init; }

    /// <summary>Gets the number of the disc that has the track, 1 to 999, or null.</summary>
    public int? DiscNumber { get; init; }

    /// <summary>Gets the track's number on its disc, 1 to 9,999, or null.</summary>
    public int? TrackNumber { get; init; }

    /// <summary>Gets the release year or date as text, at most 10 characters, or null.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the duration, or null.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the tempo in beats per minute, 0 to 1,000, or null.</summary>
    public double? Bpm { get; init; }

    /// <summary>Gets the musical key, or null.</summary>
    public string? MusicalKey { get; init; }

    /// <summary>Gets the International Standard Recording Code, or null.</summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the record label, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the genre names in order. Null means that the genres are unknown; an empty list means that there are none.</summary>
    public IReadOnlyList<string>? Genres { get; init; }

    /// <summary>
    /// Gets the pictures of the album, or of the track when it has no album, in any order. The most suitable size is downloaded.
    /// </summary>
    public IReadOnlyList<PlatformArtwork> Artwork { get; init; } = [];

    /// <summary>Gets the fields that the platform knows to be empty.</summary>
    public IReadOnlyCollection<TrackField> EmptyFields { get; init; } = [];

    /// <summary>
    /// Gets the fields that the client has not asked the platform about, as a search may leave out what costs further requests. What an
    /// earlier sync has stored of them stays, with the values of <see cref="MoreFields"/> that this track doesn't have.
    /// </summary>
    public IReadOnlyCollection<TrackField> UnaskedFields { get; init; } = [];

    /// <summary>Gets the platform's other values, under its own names (names have 1 to 100 characters, values at most 500).</summary>
    public IReadOnlyDictionary<string, string?> MoreFields { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Gets the requested ids that led to this track if they differ from <see cref="Id"/>, such as a link, or the id of a release whose
    /// tracks are returned. A requested id that is neither an <see cref="Id"/> nor among the <see cref="RequestedIds"/> of any track counts
    /// as unknown to the platform.
    /// </summary>
    public IReadOnlyCollection<string> RequestedIds { get; init; } = [];

    /// <summary>
    /// Gets the audio file's path, for platforms that know it, stored exactly as given, or null. It marks the track as available locally.
    /// </summary>
    public string? LocalPath { get; init; }

    /// <summary>Gets the values that the client left out because they don't fit, for <see cref="SyncItem.Omitted"/>.</summary>
    public IReadOnlyList<OmittedValue> Omitted { get; init; } = [];

    /// <summary>
    /// Gets the number of items that the client left out on purpose near this track in its stream, such as episodes and local files, for
    /// <see cref="SyncProgress.Skipped"/>. Each item is counted by one track only.
    /// </summary>
    public int SkippedItems { get; init; }

    /// <summary>
    /// Gets the position after this track at which the platform's stream can be resumed, or null when it can't. An interrupted sync passes
    /// the last position that it committed to <see cref="IPlatformClient.GetLibraryAsync"/>.
    /// </summary>
    public string? ResumeToken { get; init; }
}
