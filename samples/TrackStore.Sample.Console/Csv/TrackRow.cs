using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrackStore.Sample.Csv;

/// <summary>Converts one row to a track.</summary>
internal readonly struct TrackRow(CsvColumns columns, string[] cells)
{
    private static readonly char[] GenreSeparators = [',', ';', '|'];
    private static readonly string[] ClockFormats = [@"m\:ss", @"mm\:ss", @"h\:mm\:ss", @"hh\:mm\:ss"];

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
        else if (!TryDuration(Text(CsvColumn.Duration), out TimeSpan? duration))
            reason = $"the duration \"{Text(CsvColumn.Duration)}\" is neither milliseconds nor minutes:seconds";
        else if (!TryBpm(Text(CsvColumn.Bpm), out double? bpm))
            reason = $"the tempo \"{Text(CsvColumn.Bpm)}\" is not a number of beats per minute";
        else
            track = Create(title, artist, duration, bpm);
        return track is not null;
    }

    private string? MalformedReason()
    {
        if (cells.Any(cell => cell.Contains('\uFFFD')))
            return "text that is not UTF-8; save the file as UTF-8";
        string found = cells.Length == 1 ? "1 column" : string.Create(CultureInfo.InvariantCulture, $"{cells.Length} columns");
        return cells.Length == columns.Count
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{found} where the header has {columns.Count}");
    }

    private static bool TryDuration(string? text, out TimeSpan? duration)
    {
        duration = null;
        if (text is null)
            return true;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds)
            && milliseconds < TimeSpan.MaxValue.TotalMilliseconds)
        {
            duration = milliseconds > 0 ? TimeSpan.FromMilliseconds(milliseconds) : null;
            return true;
        }

        if (!TimeSpan.TryParseExact(text, ClockFormats, CultureInfo.InvariantCulture, out TimeSpan clock))
            return false;
        duration = clock > TimeSpan.Zero ? clock : null;
        return true;
    }

    private static bool TryBpm(string? text, out double? bpm)
    {
        bpm = null;
        if (text is null)
            return true;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
            return false;
        bpm = value > 0 ? value : null;
        return true;
    }

    private NewTrack Create(string title, string artist, TimeSpan? duration, double? bpm) => new()
    {
        Title = title,
        Artist = artist,
        Album = Text(CsvColumn.Album),
        AlbumArtist = Text(CsvColumn.AlbumArtist),
        Duration = duration,
        Year = Text(CsvColumn.Year),
        Bpm = bpm,
        MusicalKey = Text(CsvColumn.MusicalKey),
        Isrc = Text(CsvColumn.Isrc),
        ArtworkUrl = Text(CsvColumn.ArtworkUrl),
        Genres = GenresOf(Text(CsvColumn.Genres)),
    };

    private static IReadOnlyList<string> GenresOf(string? text)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return [.. (text ?? "").Split(GenreSeparators, Trimmed).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private string? Text(CsvColumn column)
        => columns[column] is { } index && cells[index].Trim() is { Length: > 0 } text ? text : null;
}
