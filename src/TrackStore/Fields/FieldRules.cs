using System.Globalization;
using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>Validates the text values of layered fields and gives them their stored form.</summary>
internal static class FieldRules
{
    /// <summary>The fields by which a track is found, sorted and assigned to its album.</summary>
    public static readonly TrackField[] Names = [TrackField.Title, TrackField.Artist, TrackField.Album, TrackField.AlbumArtist];

    /// <summary>Normalizes a value; null when it is empty.</summary>
    /// <exception cref="ArgumentException">The value can't be stored, or the field's values are not text.</exception>
    public static string? Normalize(TrackField field, string? value, string parameter) => field switch
    {
        TrackField.Title or TrackField.Artist => TextRules.Required(value, TextRules.Name, parameter),
        TrackField.Album or TrackField.AlbumArtist => TextRules.Optional(value, TextRules.Name, parameter),
        TrackField.Year => TextRules.Optional(value, TextRules.Year, parameter),
        TrackField.MusicalKey => TextRules.Optional(value, TextRules.Code, parameter),
        TrackField.Isrc => Isrc(TextRules.Optional(value, TextRules.Code, parameter)),
        TrackField.Label => TextRules.Optional(value, TextRules.Label, parameter),
        TrackField.ArtworkUrl => TextRules.Optional(value, TextRules.Url, parameter),
        TrackField.Bpm => Number(value, parameter, text => FieldConverter.ToText(ParseBpm(text), parameter)),
        TrackField.Duration => Number(value, parameter, text => FieldConverter.ToText(ParseDuration(text), parameter)),
        TrackField.Genres or TrackField.Artwork =>
            throw new ArgumentException($"{field} is not a text field. Set genres and pictures with their own methods.", parameter),
        _ => throw new ArgumentOutOfRangeException(parameter, field, "This is not a field of a track."),
    };

    /// <summary>Tells whether a field's values are text that the layers themselves store.</summary>
    public static bool IsText(TrackField field) => field is not (TrackField.Genres or TrackField.Artwork);

    // ISO 3901: two letters, three letters or digits, seven digits, with or without hyphens. Any other value stays as it is.
    private static string? Isrc(string? value)
    {
        if (value is null)
            return null;
        string code = value.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        bool isCode = code.Length == 12 && code.AsSpan(0, 2).ContainsAnyExceptInRange('A', 'Z') is false
            && code.AsSpan(5).ContainsAnyExceptInRange('0', '9') is false && code.All(char.IsAsciiLetterOrDigit);
        return isCode ? code : value;
    }

    private static string? Number(string? value, string parameter, Func<string, string?> normalize)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        try
        {
            return normalize(value);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new ArgumentException(
                $"{parameter}: \"{value}\" is not a number. Write a tempo in beats per minute and a duration in whole milliseconds.",
                parameter,
                exception);
        }
    }

    private static double? ParseBpm(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static TimeSpan? ParseDuration(string text)
        => TimeSpan.FromMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
}
