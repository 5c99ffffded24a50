using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>
/// A user's edit of a track. An omitted field stays unchanged; null empties a field; any other value, including zero, sets it. The limits
/// are those of <see cref="NewTrack"/>.
/// </summary>
/// <remarks>
/// System.Text.Json reads and writes an edit in one form, whatever its options: a member per property in camel case; an absent member
/// leaves the field unchanged, null empties it, a value sets it. Durations are text in hours, minutes and seconds
/// (<c>"00:05:30.250"</c>), and genres an array of texts. Unknown and repeated members, members in another case and values of another
/// type are refused as a <see cref="System.Text.Json.JsonException"/> whose path is relative to the edit.
/// <code>{"year":"1998","bpm":null,"genres":["House"],"expectedEditVersion":3}</code>
/// </remarks>
/// <example><code>await tracks.UpdateAsync(id, new TrackUpdate { Year = "1997-05", Bpm = null, Genres = ["House"] });</code></example>
[JsonConverter(typeof(TrackUpdateJsonConverter))]
public sealed record TrackUpdate
{
    /// <summary>Gets the title; it can't be emptied.</summary>
    public Optional<string> Title { get; init; }

    /// <summary>Gets the artist; it can't be emptied. The track stays on its album even if it has no album artist.</summary>
    public Optional<string> Artist { get; init; }

    /// <summary>Gets the album's title; a different title moves the track to that album.</summary>
    public Optional<string?> Album { get; init; }

    /// <summary>Gets the album's artist.</summary>
    public Optional<string?> AlbumArtist { get; init; }

    /// <summary>Gets the number of the disc that has the track.</summary>
    public Optional<int?> DiscNumber { get; init; }

    /// <summary>Gets the track's number on its disc.</summary>
    public Optional<int?> TrackNumber { get; init; }

    /// <summary>Gets the duration.</summary>
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

    /// <summary>
    /// Gets the genre names in order, each 1 to 100 characters. An empty list or null means "deliberately none", until
    /// <see cref="ITrackFields.RevertAsync"/>.
    /// </summary>
    public OptionalList<string> Genres { get; init; }

    /// <summary>Gets the address of the artwork on a platform.</summary>
    public Optional<string?> ArtworkUrl { get; init; }

    /// <summary>Gets whether the audio file is available locally. This is not a layered field.</summary>
    public Optional<bool> IsAvailableLocally { get; init; }

    /// <summary>
    /// Gets the <see cref="Track.EditVersion"/> that the edit is based on, or null to write in any case. If the track has been edited
    /// since, an <see cref="EditConflictException"/> is thrown. Syncs and imports don't conflict, because they write other layers.
    /// </summary>
    public long? ExpectedEditVersion { get; init; }

    /// <summary>Gets the audio file's path. This is not a layered field.</summary>
    public Optional<string?> LocalPath { get; init; }
}
