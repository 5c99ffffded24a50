using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackStore.Edits;
using Members = TrackStore.Edits.UpdateJsonMembers<TrackStore.TrackUpdate>;

namespace TrackStore;

/// <summary>
/// Reads and writes the JSON form of <see cref="TrackUpdate"/>, whatever options the serializer has. It is public only for source-generated
/// serializers; the type's attribute selects it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackUpdateJsonConverter : JsonConverter<TrackUpdate>
{
    private static readonly UpdateJson<TrackUpdate> Json = new(
        Members.Required("title", update => update.Title, (update, value) => update with { Title = value }),
        Members.Required("artist", update => update.Artist, (update, value) => update with { Artist = value }),
        Members.Text("album", update => update.Album, (update, value) => update with { Album = value }),
        Members.Text("albumArtist", update => update.AlbumArtist, (update, value) => update with { AlbumArtist = value }),
        Members.Integer("discNumber", update => update.DiscNumber, (update, value) => update with { DiscNumber = value }),
        Members.Integer("trackNumber", update => update.TrackNumber, (update, value) => update with { TrackNumber = value }),
        Members.Duration("duration", update => update.Duration, (update, value) => update with { Duration = value }),
        Members.Text("year", update => update.Year, (update, value) => update with { Year = value }),
        Members.Number("bpm", update => update.Bpm, (update, value) => update with { Bpm = value }),
        Members.Text("musicalKey", update => update.MusicalKey, (update, value) => update with { MusicalKey = value }),
        Members.Text("isrc", update => update.Isrc, (update, value) => update with { Isrc = value }),
        Members.Text("label", update => update.Label, (update, value) => update with { Label = value }),
        Members.Texts("genres", update => update.Genres, (update, value) => update with { Genres = value }),
        Members.Text("artworkUrl", update => update.ArtworkUrl, (update, value) => update with { ArtworkUrl = value }),
        Members.Boolean(
            "isAvailableLocally", update => update.IsAvailableLocally, (update, value) => update with { IsAvailableLocally = value }),
        Members.Text("localPath", update => update.LocalPath, (update, value) => update with { LocalPath = value }),
        Members.Whole(
            "expectedEditVersion", update => update.ExpectedEditVersion, (update, value) => update with { ExpectedEditVersion = value }));

    /// <inheritdoc/>
    public override TrackUpdate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Json.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TrackUpdate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Json.Write(writer, value);
    }
}
