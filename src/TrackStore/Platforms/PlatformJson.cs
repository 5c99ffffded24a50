using System.Buffers;
using System.Text;
using System.Text.Json;
using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Storage;
using TrackStore.Text;
using TrackStore.Tracks.Queries;

namespace TrackStore.Platforms;

/// <summary>Checks, writes and reads the JSON of platform links.</summary>
internal static class PlatformJson
{
    private const string More = "more";

    private static readonly JsonEncodedText[] FieldNames = [.. Enum.GetValues<TrackField>().Select(field => JsonEncodedText.Encode(EnumNames<TrackField>.Of(field)))];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // A synchronisation writes one for every track.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Json, Utf8JsonWriter Writer)? _writing;

    /// <summary>Gives the platform's JSON back as it came, when it is JSON; empty text is null.</summary>
    public static string? Checked(string? json, string parameter)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        try
        {
            var reader = new Utf8JsonReader(Strict.GetBytes(json), new JsonReaderOptions { MaxDepth = 256 });
            while (reader.Read())
            {
                // Reading to the end is the check; no document is built.
            }

            return json;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"{parameter} is not JSON: {exception.Message} Pass the platform's answer as it came, or null.", parameter, exception);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"{parameter} contains half of a surrogate pair, which is no valid Unicode text.", parameter, exception);
        }
    }

    /// <summary>
    /// Writes the platform's layer, whose values have their stored form; equal layers are equal text. The fields stand under the words of
    /// <see cref="TrackField"/>, the platform's own under <c>more</c>.
    /// </summary>
    public static string OfFields(FieldValues fields, IReadOnlyDictionary<string, string?>? more = null)
    {
        (ArrayBufferWriter<byte> json, Utf8JsonWriter writer) = _writing ??= NewWriting();
        json.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        foreach ((TrackField field, string? value) in fields)
            writer.WriteString(FieldNames[(int)field], value);
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

    public static PlatformInfo ToRecord(PlatformInfoEntity link) => new()
    {
        TrackId = link.TrackId,
        Platform = link.Platform,
        PlatformId = link.PlatformId,
        PlatformUri = link.PlatformUri,
        PlatformData = link.PlatformData,
        Fields = ReadFields(link.Fields),
        MoreFields = ReadMore(link.Fields),
        LastSynced = TrackRowMapping.ToUtc(link.Sync!.LastSynced),
        NeedsUpdate = link.NeedsUpdate,
    };

    public static FieldValues ReadFields(string? json)
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
            if (field is { } known)
                fields[known] = reader.GetString();
        }

        return fields;
    }

    private static Dictionary<string, string?> ReadMore(string? json)
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

    private static (ArrayBufferWriter<byte> Json, Utf8JsonWriter Writer) NewWriting()
    {
        var json = new ArrayBufferWriter<byte>(1024);
        return (json, new Utf8JsonWriter(json));
    }
}
