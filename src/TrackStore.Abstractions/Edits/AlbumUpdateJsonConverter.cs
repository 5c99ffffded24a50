using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackStore.Edits;
using Members = TrackStore.Edits.UpdateJsonMembers<TrackStore.AlbumUpdate>;

namespace TrackStore;

/// <summary>
/// Reads and writes the JSON form of <see cref="AlbumUpdate"/>, whatever options the serializer has. It is public only for source-generated
/// serializers; the type's attribute selects it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlbumUpdateJsonConverter : JsonConverter<AlbumUpdate>
{
    private static readonly UpdateJson<AlbumUpdate> Json = new(
        Members.Text("releaseYear", update => update.ReleaseYear, (update, value) => update with { ReleaseYear = value }),
        Members.Text("label", update => update.Label, (update, value) => update with { Label = value }),
        Members.Text("catalogNumber", update => update.CatalogNumber, (update, value) => update with { CatalogNumber = value }),
        Members.Text("artworkUrl", update => update.ArtworkUrl, (update, value) => update with { ArtworkUrl = value }));

    /// <inheritdoc/>
    public override AlbumUpdate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Json.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AlbumUpdate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Json.Write(writer, value);
    }
}
