using System.Buffers;
using System.Text;
using System.Text.Json;
using TrackStore.Storage;

namespace TrackStore.Fields;

/// <summary>
/// Writes and reads a platform's layer as JSON: each field under its stored name, the platform's own fields under <c>more</c>.
/// </summary>
internal static class FieldJson
{
    private const string More = "more";

    private static readonly JsonEncodedText[] FieldNames =
        [.. Enum.GetValues<TrackField>().Select(field => JsonEncodedText.Encode(EnumNames<TrackField>.Of(field)))];

    // Kept per thread, because a sync writes one layer for every track.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Json, Utf8JsonWriter Writer)? _buffers;

    /// <summary>Writes a layer whose values have their stored form. Equal layers give equal text.</summary>
    /// <param name="fields">The values.</param>
    /// <param name="more">The platform's own fields, or null.</param>
    /// <param name="genres">The names in the value of <see cref="TrackField.Genres"/>, because a name may contain a comma; or null.</param>
    public static string Write(
        FieldValues fields, IReadOnlyDictionary<string, string?>? more = null, IEnumerable<string>? genres = null)
    {
        (ArrayBufferWriter<byte> json, Utf8JsonWriter writer) = _buffers ??= NewBuffers();
        json.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        foreach ((TrackField field, string? value) in fields)
        {
            if (field == TrackField.Genres && value is not null && genres is not null)
                WriteList(writer, FieldNames[(int)field], genres);
            else
                writer.WriteString(FieldNames[(int)field], value);
        }

        if (more is { Count: > 0 })
        {
            writer.WriteStartObject(More);
            foreach ((string name, string? value) in more.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    /// <summary>Returns a stored layer with other values. Its genres and the platform's own fields stay.</summary>
    /// <param name="stored">The stored layer, or null.</param>
    /// <param name="values">The values that replace the stored ones, as JSON.</param>
    public static string ReplaceTyped(string? stored, string values)
    {
        FieldValues fields = Read(values);
        IReadOnlyList<string>? genres = ReadGenres(stored);
        if (genres is not null)
            fields[TrackField.Genres] = genres.Count == 0 ? null : string.Join(", ", genres);
        return Write(fields, ReadMore(stored), genres);
    }

    /// <summary>Reads the fields of a layer; empty when there is no layer.</summary>
    public static FieldValues Read(string? json)
    {
        var fields = new FieldValues();
        if (json is null)
            return fields;

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (reader is not { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                continue;
            TrackField? field = EnumNames<TrackField>.TryParse(reader.GetString()!);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                fields[TrackField.Genres] = string.Join(", ", ReadList(ref reader));
            else if (field is { } known)
                fields[known] = reader.GetString();
        }

        return fields;
    }

    /// <summary>Reads the genres of a layer: empty when the platform knows that there are none, null when it says nothing.</summary>
    public static IReadOnlyList<string>? ReadGenres(string? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty(EnumNames<TrackField>.Of(TrackField.Genres), out JsonElement genres))
            return null;
        return genres.ValueKind switch
        {
            JsonValueKind.Array => [.. genres.EnumerateArray().Select(name => name.GetString()!)],
            JsonValueKind.String => [genres.GetString()!],
            _ => [],
        };
    }

    /// <summary>Reads the platform's own fields of a layer; empty when there are none.</summary>
    public static Dictionary<string, string?> ReadMore(string? json)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (json is null)
            return fields;

        using var document = JsonDocument.Parse(json);
        if (document.RootElement.TryGetProperty(More, out JsonElement more))
        {
            foreach (JsonProperty property in more.EnumerateObject())
                fields[property.Name] = property.Value.GetString();
        }

        return fields;
    }

    private static void WriteList(Utf8JsonWriter writer, JsonEncodedText name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static List<string> ReadList(ref Utf8JsonReader reader)
    {
        var values = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            values.Add(reader.GetString()!);
        return values;
    }

    private static (ArrayBufferWriter<byte> Json, Utf8JsonWriter Writer) NewBuffers()
    {
        var json = new ArrayBufferWriter<byte>(1024);
        return (json, new Utf8JsonWriter(json));
    }
}
