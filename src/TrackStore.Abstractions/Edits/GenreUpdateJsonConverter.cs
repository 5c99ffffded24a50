using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackStore.Edits;
using Members = TrackStore.Edits.UpdateJsonMembers<TrackStore.GenreUpdate>;

namespace TrackStore;

/// <summary>
/// Reads and writes the JSON form of <see cref="GenreUpdate"/>, whatever options the serializer has. It is public only for source-generated
/// serializers; the type's attribute selects it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GenreUpdateJsonConverter : JsonConverter<GenreUpdate>
{
    private static readonly UpdateJson<GenreUpdate> Json = new(
        Members.Required("name", update => update.Name, (update, value) => update with { Name = value }),
        Members.Text("description", update => update.Description, (update, value) => update with { Description = value }),
        Members.Text("color", update => update.Color, (update, value) => update with { Color = value }));

    /// <inheritdoc/>
    public override GenreUpdate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Json.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GenreUpdate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Json.Write(writer, value);
    }
}
