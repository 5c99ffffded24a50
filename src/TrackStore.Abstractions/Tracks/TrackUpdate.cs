namespace TrackStore;

/// <summary>
/// A user's edit of a track. A field that is left out stays as it is; null empties it; any other value, zero included, sets it.
/// The limits are those of <see cref="NewTrack"/>.
/// </summary>
/// <example><code>await tracks.UpdateAsync(id, new TrackUpdate { Year = "1997-05", Bpm = null });</code></example>
public sealed record TrackUpdate
{
    /// <summary>Gets the title; it can't be emptied.</summary>
    public Optional<string> Title { get; init; }

    /// <summary>Gets the artist; it can't be emptied. Without an album artist of its own the track stays on its album.</summary>
    public Optional<string> Artist { get; init; }

    /// <summary>Gets the album's title; another title moves the track to that album.</summary>
    public Optional<string?> Album { get; init; }

    /// <summary>Gets the album's artist.</summary>
    public Optional<string?> AlbumArtist { get; init; }

    /// <summary>Gets the playing time.</summary>
    public Optional<TimeSpan?> Duration { get; init; }

    /// <summary>Gets the release year or date as text.</summary>
    public Optional<string?> Year { get; init; }

    /// <summary>Gets the tempo in beats per minute.</summary>
    public Optional<double?> Bpm { get; init; }

    /// <summary>Gets the musical key.</summary>
    public Optional<string?> MusicalKey { get; init; }

    /// <summary>Gets the International Standard Recording Code.</summary>
    public Optional<string?> Isrc { get; init; }

    /// <summary>Gets the record label.</summary>
    public Optional<string?> Label { get; init; }

    /// <summary>Gets the genre names, each 1 to 100 characters, in order. An empty list, or null, is "deliberately none"; <see cref="ITrackRepository.RevertAsync"/> takes it back.</summary>
    public Optional<IReadOnlyList<string>?> Genres { get; init; }

    /// <summary>Gets where a platform shows the artwork.</summary>
    public Optional<string?> ArtworkUrl { get; init; }

    /// <summary>Gets whether the audio file is on this machine. A fact, not a layered field: it is written as it is.</summary>
    public Optional<bool> IsAvailableLocally { get; init; }

    /// <summary>
    /// Gets the <see cref="Track.EditVersion"/> that the edit was made for, or null to write whatever happened meanwhile. Another edit since then is an
    /// <see cref="EditConflictException"/>; a sync or an import is none, because it writes layers of its own.
    /// </summary>
    public long? ExpectedEditVersion { get; init; }

    /// <summary>Gets the audio file's path. A fact, not a layered field: it is written as it is.</summary>
    public Optional<string?> LocalPath { get; init; }
}
