using System.Globalization;
using System.Text.Json;

namespace TrackStore.Edits;

/// <summary>Reads the values of an edit's JSON form, each of one type only.</summary>
internal static class UpdateJsonValue
{
    private const string DurationFormat = "c";

    // What the format writes. It would also read "5:30" as hours and minutes, and "330" as days.
    private static readonly string[] Durations =
    [
        @"h\:mm\:ss", @"h\:mm\:ss\.FFFFFFF", @"d\.hh\:mm\:ss", @"d\.hh\:mm\:ss\.FFFFFFF",
    ];

    /// <summary>Returns the exception for a member whose path it names.</summary>
    public static JsonException Refusal(string name, string problem)
    {
        string path = name.All(char.IsLetterOrDigit) ? $"$.{name}" : $"$['{name}']";
        return RefusalAt(path, $"\"{name}\" {problem}");
    }

    public static string Text(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw Refusal(name, "must be text");
        return Unescaped(ref reader, name);
    }

    public static string? TextOrNull(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => Unescaped(ref reader, name),
        _ => throw Refusal(name, "must be text or null"),
    };

    public static string[] TextsOrNull(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return [];
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Refusal(name, "must be an array of texts or null");
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                string index = texts.Count.ToString(CultureInfo.InvariantCulture);
                throw RefusalAt($"$.{name}[{index}]", $"\"{name}\" must contain only texts");
            }

            texts.Add(Unescaped(ref reader, name));
        }

        return [.. texts];
    }

    public static double? NumberOrNull(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double number) && double.IsFinite(number))
            return number;
        throw Refusal(name, "must be a number or null");
    }

    public static int? IntegerOrNull(ref Utf8JsonReader reader, string name)
        => WholeOrNull(ref reader, name) is { } number
            ? number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Refusal(name, "must be a whole number or null")
            : null;

    public static long? WholeOrNull(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number))
            return number;
        throw Refusal(name, "must be a whole number or null");
    }

    public static TimeSpan? DurationOrNull(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType == JsonTokenType.String
            && TimeSpan.TryParseExact(Unescaped(ref reader, name), Durations, CultureInfo.InvariantCulture, out TimeSpan duration))
        {
            return duration;
        }

        throw Refusal(name, "must be a duration in hours, minutes and seconds, such as \"00:05:30.250\", or null");
    }

    public static bool Boolean(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Refusal(name, "must be true or false"),
    };

    public static string ToText(TimeSpan duration) => duration.ToString(DurationFormat, CultureInfo.InvariantCulture);

    private static JsonException RefusalAt(string path, string problem) => new($"{problem}. Path: {path}.", path, null, null);

    private static string Unescaped(ref Utf8JsonReader reader, string name)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // The text contains half of a surrogate pair, or is not UTF-8.
            string path = $"$.{name}";
            throw new JsonException($"\"{name}\" is not valid Unicode. Path: {path}.", path, null, null, exception);
        }
    }
}
