using TrackStore.Text;

namespace TrackStore.Fields;

/// <summary>
/// Validates the texts of layered fields and gives them their stored form. <see cref="FieldConverter"/> does this for numbers.
/// </summary>
internal static class FieldRules
{
    /// <summary>The fields by which a track is found, sorted and assigned to its album.</summary>
    public static readonly TrackField[] Names = [TrackField.Title, TrackField.Artist, TrackField.Album, TrackField.AlbumArtist];

    /// <summary>Tells whether a field counts on the album, so that it is shown only with the album of the same layer.</summary>
    public static bool IsOfAlbum(TrackField field) => field is TrackField.DiscNumber or TrackField.TrackNumber;

    /// <summary>Normalizes a value; null when it is empty.</summary>
    /// <exception cref="ArgumentException">The value can't be stored, or the field's values are not text.</exception>
    public static string? Normalize(TrackField field, string? value, string parameter) => field switch
    {
        TrackField.Title or TrackField.Artist => TextRules.Required(value, TextRules.Name, parameter),
        TrackField.Album or TrackField.AlbumArtist => TextRules.Optional(value, TextRules.Name, parameter),
        TrackField.Year => YearText.Normalize(value, parameter),
        TrackField.MusicalKey => TextRules.Optional(value, TextRules.Code, parameter),
        TrackField.Isrc => FirstIsrc(value, parameter),
        TrackField.Label => TextRules.Optional(value, TextRules.Label, parameter),
        TrackField.ArtworkUrl => TextRules.Optional(value, TextRules.Url, parameter),
        _ => throw new ArgumentOutOfRangeException(parameter, field, "The values of this field are not text."),
    };

    /// <summary>Tells whether the layers themselves store a field's values.</summary>
    public static bool IsText(TrackField field) => field is not (TrackField.Genres or TrackField.Artwork);

    private static string? FirstIsrc(string? text, string parameter) => string.IsNullOrWhiteSpace(text) || Isrc.IsPlaceholder(text)
        ? null
        : Isrc.First(text) ?? throw new ArgumentException(
            $"{parameter} has no code of two letters, three letters or digits, and seven digits. Correct it, or leave it empty.",
            parameter);
}
