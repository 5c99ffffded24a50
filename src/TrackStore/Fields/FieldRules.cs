using System.Globalization;
using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>Checks the text values of layered fields and gives them their stored form.</summary>
internal static class FieldRules
{
    /// <summary>The fields by which a track is found, sorted and put on its album.</summary>
    public static readonly TrackField[] Names = [TrackField.Title, TrackField.Artist, TrackField.Album, TrackField.AlbumArtist];

    public static string? Normalize(TrackField field, string? value, string parameter) => field switch
    {
        TrackField.Title or TrackField.Artist => TextRules.Required(value, TextRules.Name, parameter),
        TrackField.Album or TrackField.AlbumArtist => TextRules.Optional(value, TextRules.Name, parameter),
        TrackField.Year => TextRules.Optional(value, TextRules.Year, parameter),
        TrackField.MusicalKey => TextRules.Optional(value, TextRules.Code, parameter),
        TrackField.Isrc => Isrc(TextRules.Optional(value, TextRules.Code, parameter)),
        TrackField.Label => TextRules.Optional(value, TextRules.Label, parameter),
        TrackField.ArtworkUrl => TextRules.Optional(value, TextRules.Url, parameter),
        TrackField.Bpm => Number(value, parameter, text => FieldConverter.Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), parameter)),
        TrackField.Duration => Number(value, parameter, text => FieldConverter.Of(TimeSpan.FromMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)), parameter)),
        TrackField.Genres or TrackField.Artwork => throw new ArgumentException($"{field} is no text. Set genres and pictures by their own calls.", parameter),
        _ => throw new ArgumentOutOfRangeException(parameter, field, "This is no field of a track."),
    };

    /// <summary>Tells whether a field's values are text, kept in the layers themselves.</summary>
    public static bool IsText(TrackField field) => field is not (TrackField.Genres or TrackField.Artwork);

    // ISO 3901: two letters, three letters or digits, seven digits; written with hyphens or without, it is the same code. Anything else stays as it came.
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
            throw new ArgumentException($"{parameter}: \"{value}\" is no number. Write a tempo in beats per minute, a duration in whole milliseconds.", parameter, exception);
        }
    }
}
