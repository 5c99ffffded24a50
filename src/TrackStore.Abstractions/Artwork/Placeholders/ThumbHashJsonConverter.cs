using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>Writes a <see cref="ThumbHash"/> to JSON as its bytes in Base64, and refuses anything else.</summary>
public sealed class ThumbHashJsonConverter : JsonConverter<ThumbHash>
{
    /// <inheritdoc/>
    public override ThumbHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String
            && reader.TryGetBytesFromBase64(out byte[]? bytes)
            && ThumbHash.TryFromBytes(bytes, out ThumbHash? hash)
                ? hash
                : throw new JsonException("A ThumbHash is a string: its bytes in Base64.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ThumbHash value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteBase64StringValue(value.Bytes.Span);
    }
}
