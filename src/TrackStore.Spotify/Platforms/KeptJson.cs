using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrackStore.Platforms.Spotify;

/// <summary>
/// Writes what is kept of a track's JSON: all but what Spotify counts anew from day to day, which would make every sync write the track, and the lists of
/// countries, which are longer than all else together.
/// </summary>
internal static class KeptJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement track)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
            Write(writer, track);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement thing)
    {
        writer.WriteStartObject();
        foreach (JsonProperty member in thing.EnumerateObject())
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
