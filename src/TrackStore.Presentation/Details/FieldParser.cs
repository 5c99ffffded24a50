using System.Globalization;

namespace TrackStore.Presentation.Details;

/// <summary>Turns the text of a field into an edit, and genres into text.</summary>
internal static class FieldParser
{
    // Not a comma, which genres have.
    private const char GenreSeparator = ';';

    private static readonly string[] DurationFormats = [@"m\:ss", @"mm\:ss", @"h\:mm\:ss", @"hh\:mm\:ss", @"m\:ss\.FFF", @"h\:mm\:ss\.FFF"];

    /// <summary>Gets the fields that are edited as text, in the order of the panel.</summary>
    public static IReadOnlyList<TrackField> Editable { get; } =
    [
        TrackField.Title, TrackField.Artist, TrackField.Album, TrackField.AlbumArtist, TrackField.DiscNumber, TrackField.TrackNumber,
        TrackField.Year, TrackField.Bpm, TrackField.MusicalKey, TrackField.Duration, TrackField.Label, TrackField.Isrc,
        TrackField.Genres,
    ];

    /// <summary>Reads a text.</summary>
    /// <param name="field">A field of <see cref="Editable"/>.</param>
    /// <param name="text">What the user has typed.</param>
    /// <param name="culture">The user's culture: both its decimal separator and a point are understood.</param>
    /// <param name="problem">Why there is no edit.</param>
    /// <param name="edit">An edit of other fields, which goes into the edit; or null.</param>
    /// <returns>The edit, or null.</returns>
    public static TrackUpdate? Parse(
        TrackField field, string? text, CultureInfo culture, out FieldProblem problem, TrackUpdate? edit = null)
    {
        TrackUpdate other = edit ?? new TrackUpdate();
        string? value = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        TrackUpdate? update = field switch
        {
            TrackField.Title => value is null ? null : other with { Title = value },
            TrackField.Artist => value is null ? null : other with { Artist = value },
            TrackField.Album => other with { Album = value },
            TrackField.AlbumArtist => other with { AlbumArtist = value },
            TrackField.Year => other with { Year = value },
            TrackField.MusicalKey => other with { MusicalKey = value },
            TrackField.Label => other with { Label = value },
            TrackField.Isrc => other with { Isrc = value },
            TrackField.DiscNumber => TryNumber(value, culture, out int? disc) ? other with { DiscNumber = disc } : null,
            TrackField.TrackNumber => TryNumber(value, culture, out int? number) ? other with { TrackNumber = number } : null,
            TrackField.Bpm => TryDecimal(value, culture, out double? bpm) ? other with { Bpm = bpm } : null,
            TrackField.Duration => TryDuration(value, out TimeSpan? duration) ? other with { Duration = duration } : null,
            TrackField.Genres => other with { Genres = SplitGenres(value) },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "This field isn't edited as text."),
        };
        problem = update is not null ? FieldProblem.None
            : value is null ? FieldProblem.Required
            : field == TrackField.Duration ? FieldProblem.NotADuration
            : FieldProblem.NotANumber;
        return update;
    }

    /// <summary>Joins genres to a text that <see cref="Parse"/> reads.</summary>
    public static string JoinGenres(IEnumerable<string> names) => string.Join($"{GenreSeparator} ", names);

    private static string[] SplitGenres(string? text)
        => (text ?? "").Split(GenreSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool TryNumber(string? text, CultureInfo culture, out int? number)
    {
        number = null;
        if (text is null)
            return true;
        bool isNumber = int.TryParse(text, NumberStyles.Integer, culture, out int value);
        number = value;
        return isNumber;
    }

    private static bool TryDecimal(string? text, CultureInfo culture, out double? number)
    {
        number = null;
        if (text is null)
            return true;

        // Without groups of digits, a comma is never taken for anything but a decimal separator.
        bool isNumber = double.TryParse(text, NumberStyles.Float, culture, out double value)
            || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        number = value;
        return isNumber && double.IsFinite(value);
    }

    private static bool TryDuration(string? text, out TimeSpan? duration)
    {
        duration = null;
        if (text is null)
            return true;
        bool isDuration = TimeSpan.TryParseExact(text, DurationFormats, CultureInfo.InvariantCulture, out TimeSpan value)
            || TryLongMinutes(text, out value);
        duration = value;
        return isDuration;
    }

    // A mix of 92 minutes may be written as 92:10.
    private static bool TryLongMinutes(string text, out TimeSpan duration)
    {
        duration = default;
        string[] parts = text.Split(':');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            || minutes > 60_000 || seconds > 59)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((minutes * 60) + seconds);
        return true;
    }
}
