using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackStore.Edits;
using Members = TrackStore.Edits.UpdateJsonMembers<TrackStore.TagUpdate>;

namespace TrackStore;

/// <summary>
/// Reads and writes the JSON form of <see cref="TagUpdate"/>, whatever options the serializer has. It is public only for source-generated
/// serializers; the type's attribute selects it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TagUpdateJsonConverter : JsonConverter<TagUpdate>
{
    private static readonly UpdateJson<TagUpdate> Json = new(
        Members.Required("name", update => update.Name, (update, value) => update with { Name = value }),
        Members.Text("description", update => update.Description, (update, value) => update with { Description = value }),
        Members.Text("color", update => update.Color, (update, value) => update with { Color = value }));

    /// <inheritdoc/>
    public override TagUpdate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Json.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TagUpdate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Json.Write(writer, value);
    }
}
