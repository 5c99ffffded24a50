using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>Writes an <see cref="ArtworkKey"/> to JSON as its text, also as the name of a property, and refuses anything else.</summary>
public sealed class ArtworkKeyJsonConverter : JsonConverter<ArtworkKey>
{
    /// <inheritdoc/>
    public override ArtworkKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String
            ? Parse(reader.GetString())
            : throw new JsonException($"An artwork key is a string, not a {reader.TokenType}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ArtworkKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    public override ArtworkKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, ArtworkKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString());
    }

    private static ArtworkKey Parse(string? text)
        => ArtworkKey.TryParse(text, out ArtworkKey key)
            ? key
            : throw new JsonException($"\"{text}\" is not an artwork key. A key looks like \"42-9f86d081884c7d65\".");
}
