using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrackStore.Spotify.Mapping;

/// <summary>
/// Writes the part of a track's JSON that the store keeps: everything except popularity, which changes daily and would make every sync
/// write the track, and the lists of countries, which are longer than the rest together.
/// </summary>
internal static class StoredJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement track)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
            Write(writer, track);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement item)
    {
        writer.WriteStartObject();
        foreach (JsonProperty member in item.EnumerateObject())
        {
            if (member.Name is "available_markets" or "popularity")
                continue;
            writer.WritePropertyName(member.Name);
            if (member is { Name: "album", Value.ValueKind: JsonValueKind.Object })
                Write(writer, member.Value);
            else
                member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
