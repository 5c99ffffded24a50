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
        TrackField.Bpm or TrackField.Duration => value,
        _ => throw new ArgumentOutOfRangeException(parameter, field, "This is no field of a track."),
    };
}
