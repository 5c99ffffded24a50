using System.Globalization;

namespace TrackStore.Sample.Rendering;

/// <summary>Formats values for people, the same on every machine whatever its language.</summary>
internal static class Format
{
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a number with its noun: "1 track", "1,234 tracks".</summary>
    public static string Count(long value, string noun) => $"{Number(value)} {noun}{(value == 1 ? "" : "s")}";

    public static string Id(long? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Bpm(double? bpm) => bpm?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalHours: >= 1 } time => time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
        { } time => time.ToString(@"m\:ss", CultureInfo.InvariantCulture),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
    };

    public static string Elapsed(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset? time) => time is { } known ? Time(known) : "never";

    public static string Pixels(ImageInfo image) => string.Create(CultureInfo.InvariantCulture, $"{image.Width} x {image.Height}");

    /// <summary>Formats 0xRRGGBB like web pages: "#2f8f57".</summary>
    public static string Color(int color) => string.Create(CultureInfo.InvariantCulture, $"#{color:x6}");

    /// <summary>Formats a stored value for its field: durations are stored in milliseconds.</summary>
    public static string FieldValue(TrackField field, string? value)
        => value is null ? "(cleared)"
            : field == TrackField.Duration && long.TryParse(value, CultureInfo.InvariantCulture, out long milliseconds)
                ? Duration(TimeSpan.FromMilliseconds(milliseconds))
            : value;

    /// <summary>
    /// Replaces control characters of text from files and platforms by spaces, which are harmless to terminals and lists.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        return text.Any(char.IsControl)
            ? string.Create(text.Length, text, static (span, source) =>
            {
                for (int i = 0; i < span.Length; i++)
                    span[i] = char.IsControl(source[i]) ? ' ' : source[i];
            })
            : text;
    }
}
