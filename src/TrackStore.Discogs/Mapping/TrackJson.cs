using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrackStore.Discogs.Collection;

namespace TrackStore.Discogs.Mapping;

/// <summary>Writes the part of Discogs' JSON that the store keeps with each track.</summary>
internal static class TrackJson
{
    /// <summary>
    /// The members of a release to leave out: data of other tracks, data that has fields of its own, and data that changes hourly without
    /// an edit of the release, which would make every sync a change.
    /// </summary>
    private static readonly HashSet<string> ExcludedFromRelease = new(StringComparer.Ordinal)
    {
        "tracklist", "images", "thumb", "videos", "community", "num_for_sale", "lowest_price", "estimated_weight", "blocked_from_sale",
        "user_data",
    };

    private static readonly HashSet<string> ExcludedFromLists = new(StringComparer.Ordinal) { "basic_information" };

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement release, JsonElement track, OwnedRecord? owned)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("release");
            WriteWithout(writer, release, ExcludedFromRelease);
            writer.WritePropertyName("track");
            track.WriteTo(writer);
            if (owned is { Copies.Count: > 0 })
            {
                writer.WriteStartArray("collection");
                foreach (OwnedCopy copy in owned.Copies)
                    WriteWithout(writer, copy.Raw, ExcludedFromLists);
                writer.WriteEndArray();
            }

            if (owned?.Want is { } want)
            {
                writer.WritePropertyName("wantlist");
                WriteWithout(writer, want.Raw, ExcludedFromLists);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void WriteWithout(Utf8JsonWriter writer, JsonElement source, HashSet<string> excluded)
    {
        writer.WriteStartObject();
        foreach (JsonProperty property in source.EnumerateObject())
        {
            if (!excluded.Contains(property.Name))
                property.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
