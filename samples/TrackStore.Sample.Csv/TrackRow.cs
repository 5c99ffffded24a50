using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrackStore.Sample.Csv;

/// <summary>Converts one row to a track. A value that can't be read is left out with a note, and never costs the track.</summary>
internal sealed class TrackRow(CsvColumns columns, DurationColumn durations, string[] cells)
{
    private readonly List<string> _notes = [];

    /// <summary>Gets what was left out, and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Reads the row.</summary>
    /// <param name="track">The track, or null if the row is skipped.</param>
    /// <param name="reason">Why the row is skipped, or null.</param>
    /// <returns>Whether the row is a track.</returns>
    public bool TryRead([NotNullWhen(true)] out NewTrack? track, [NotNullWhen(false)] out string? reason)
    {
        track = null;
        reason = MalformedReason();
        if (reason is not null)
            return false;

        if (Text(CsvColumn.Title) is not { } title)
            reason = "the title is missing";
        else if (Text(CsvColumn.Artist) is not { } artist)
            reason = "the artist is missing";
        else
            track = Create(title, artist);
        return track is not null;
    }

    private string? MalformedReason()
    {
        if (cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal)))
            return "text that is not UTF-8; save the file as UTF-8";

        // Separators at the end of a row are harmless, and programs that quote nothing leave out cells at the end.
        bool isWhole = cells.Length == columns.Count
            || (cells.Length > columns.Count && cells.Skip(columns.Count).All(string.IsNullOrWhiteSpace))
            || (cells.Length < columns.Count && columns.Export.IsUnquoted());
        string found = cells.Length == 1 ? "1 column" : string.Create(CultureInfo.InvariantCulture, $"{cells.Length} columns");
        return isWhole ? null : string.Create(CultureInfo.InvariantCulture, $"{found} where the header has {columns.Count}");
    }

    private NewTrack Create(string title, string artist)
    {
        string? path = Cell(CsvColumn.LocalPath) is { } location ? CsvLocation.PathOf(location) : null;
        return new NewTrack
        {
            Title = title,
            Artist = Artists(artist),
            Album = Text(CsvColumn.Album),
            AlbumArtist = Text(CsvColumn.AlbumArtist) is { } albumArtist ? Artists(albumArtist) : null,
            DiscNumber = Position(CsvColumn.DiscNumber, "disc number"),
            TrackNumber = Position(CsvColumn.TrackNumber, "track number"),
            Duration = Duration(),
            Year = Text(CsvColumn.Year) is { } year ? CsvYear.Read(year) : null,
            Bpm = Bpm(),
            MusicalKey = Key(),
            Isrc = Text(CsvColumn.Isrc),
            Label = Text(CsvColumn.Label),
            LocalPath = path,
            IsAvailableLocally = path is not null,
            ArtworkUrl = Text(CsvColumn.ArtworkUrl),
            Genres = GenreText.Read(Text(CsvColumn.Genres)),
        };
    }

    private string Artists(string text) => columns.Export == CsvExport.Exportify ? CsvArtists.FromExportify(text) : text;

    private TimeSpan? Duration()
    {
        if (Text(CsvColumn.Duration) is not { } text)
            return null;
        if (durations.Read(text, out TimeSpan? duration) is { } problem)
            _notes.Add(problem);
        return duration;
    }

    // "3", "03" and "3/12", of which the second number counts the tracks; an unknown number is often 0.
    private int? Position(CsvColumn column, string name)
    {
        if (Text(column) is not { } text)
            return null;
        int? number = Whole(text.Split('/')[0].Trim());
        if (number is null or < 0)
            _notes.Add($"the {name} \"{text}\" is not a number");
        return number > 0 ? number : null;
    }

    private double? Bpm()
    {
        if (Text(CsvColumn.Bpm) is not { } text)
            return null;
        string number = text.EndsWith("bpm", StringComparison.OrdinalIgnoreCase) ? text[..^3].TrimEnd() : text;
        double? bpm = NumberText.Read(number);
        if (bpm is null)
            _notes.Add($"the tempo \"{text}\" is not a number of beats per minute");
        return bpm > 0 ? bpm : null;
    }

    // Spotify's key is a number, 0 for C, that means nothing without the mode.
    private string? Key()
    {
        if (Text(CsvColumn.MusicalKey) is not { } text || Whole(text) is not { } pitchClass)
            return Text(CsvColumn.MusicalKey);
        MusicalKey? key = MusicalKey.FromPitchClass(pitchClass, Text(CsvColumn.Mode) is { } mode ? Whole(mode) : null);
        if (key is null && pitchClass != -1)
            _notes.Add($"the key \"{text}\" is a number without a mode");
        return key?.ToString();
    }

    private static int? Whole(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number == Math.Truncate(number)
            && Math.Abs(number) < 1000
            ? (int)number
            : null;

    private string? Text(CsvColumn column) => Cell(column)?.Trim() is { Length: > 0 } text ? text : null;

    private string? Cell(CsvColumn column) => columns[column] is { } index && index < cells.Length ? cells[index] : null;
}
