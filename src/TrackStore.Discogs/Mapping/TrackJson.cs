using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrackStore.Discogs.Collection;

namespace TrackStore.Discogs.Mapping;

/// <summary>Writes what is kept of Discogs' JSON with each track.</summary>
internal static class TrackJson
{
    /// <summary>
    /// What a release's JSON is kept without: what other tracks have, what stands in fields of its own, and what changes by the hour without the release being
    /// edited, since it would make every sync a change.
    /// </summary>
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "tracklist", "images", "thumb", "videos", "community", "num_for_sale", "lowest_price", "estimated_weight", "blocked_from_sale", "user_data",
    };

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement release, JsonElement track, OwnedRecord? owned)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("release");
            WriteWithout(writer, release, LeftOut);
            writer.WritePropertyName("track");
            track.WriteTo(writer);
            if (owned is { Copies.Count: > 0 })
            {
                writer.WriteStartArray("collection");
                foreach (OwnedCopy copy in owned.Copies)
                    WriteWithout(writer, copy.Raw, BasicInformation);
                writer.WriteEndArray();
            }

            if (owned?.Want is { } want)
            {
                writer.WritePropertyName("wantlist");
                WriteWithout(writer, want.Raw, BasicInformation);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static readonly HashSet<string> BasicInformation = new(StringComparer.Ordinal) { "basic_information" };

    private static void WriteWithout(Utf8JsonWriter writer, JsonElement source, HashSet<string> leftOut)
    {
        writer.WriteStartObject();
        foreach (JsonProperty property in source.EnumerateObject())
        {
            if (!leftOut.Contains(property.Name))
                property.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
