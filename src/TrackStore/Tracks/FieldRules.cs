using System.Globalization;
using TrackStore.Text;

namespace TrackStore.Tracks;

/// <summary>Checks the text values of layered fields and gives them their stored form.</summary>
internal static class FieldRules
{
    public static string? Normalise(TrackField field, string? value, string parameter) => field switch
    {
        TrackField.Title or TrackField.Artist => TextRules.Required(value, TextRules.Name, parameter),
        TrackField.Album or TrackField.AlbumArtist => TextRules.Optional(value, TextRules.Name, parameter),
        TrackField.Year => TextRules.Optional(value, TextRules.Year, parameter),
        TrackField.MusicalKey or TrackField.Isrc => TextRules.Optional(value, TextRules.Code, parameter),
        TrackField.ArtworkUrl => TextRules.Optional(value, TextRules.Url, parameter),
        TrackField.Bpm => Number(value, parameter, text => FieldText.Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), parameter)),
        TrackField.Duration => Number(value, parameter, text => FieldText.Of(TimeSpan.FromMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)), parameter)),
        _ => throw new ArgumentOutOfRangeException(parameter, field, "This is no field of a track."),
    };

    private static string? Number(string? value, string parameter, Func<string, string?> normalise)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        try
        {
            return normalise(value);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new ArgumentException($"{parameter}: \"{value}\" is no number. Write a tempo in beats per minute, a duration in whole milliseconds.", parameter, exception);
        }
    }
}
