using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrackStore.Sample.Csv;

/// <summary>Makes a track of one row's cells.</summary>
internal readonly struct TrackRow(CsvColumns columns, string[] cells)
{
    private static readonly char[] GenreSeparators = [',', ';', '|'];
    private static readonly string[] ClockFormats = [@"m\:ss", @"mm\:ss", @"h\:mm\:ss", @"hh\:mm\:ss"];

    /// <summary>Reads the row.</summary>
    /// <param name="track">The track, or null when the row is none.</param>
    /// <param name="reason">What is wrong with the row, or null when nothing is.</param>
    /// <returns>True when the row is a track.</returns>
    public bool TryRead([NotNullWhen(true)] out NewTrack? track, [NotNullWhen(false)] out string? reason)
    {
        track = null;
        if (cells.Length != columns.Count)
            reason = string.Create(CultureInfo.InvariantCulture, $"{cells.Length} {(cells.Length == 1 ? "column" : "columns")} where the header has {columns.Count}");
        else if (cells.Any(cell => cell.Contains('\uFFFD')))
            reason = "text that is not UTF-8; save the file as UTF-8";
        else if (Text(CsvColumn.Title) is not { } title)
            reason = "the title is missing";
        else if (Text(CsvColumn.Artist) is not { } artist)
            reason = "the artist is missing";
        else if (!TryDuration(Text(CsvColumn.Duration), out TimeSpan? duration))
            reason = $"the duration \"{Text(CsvColumn.Duration)}\" is neither milliseconds nor minutes:seconds";
        else if (!TryBpm(Text(CsvColumn.Bpm), out double? bpm))
            reason = $"the tempo \"{Text(CsvColumn.Bpm)}\" is no number of beats per minute";
        else
            return Complete(title, artist, duration, bpm, out track, out reason);
        return false;
    }

    private static bool TryDuration(string? text, out TimeSpan? duration)
    {
        duration = null;
        if (text is null)
            return true;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds) && milliseconds < TimeSpan.MaxValue.TotalMilliseconds)
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

    private bool Complete(string title, string artist, TimeSpan? duration, double? bpm, [NotNullWhen(true)] out NewTrack? track, out string? reason)
    {
        reason = null;
        track = new NewTrack
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
            Genres = Text(CsvColumn.Genres) is { } genres
                ? [.. genres.Split(GenreSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)]
                : [],
        };
        return true;
    }

    private string? Text(CsvColumn column)
        => columns[column] is { } index && cells[index].Trim() is { Length: > 0 } text ? text : null;
}
