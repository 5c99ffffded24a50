namespace TrackStore.Sample.Csv;

/// <summary>Knows which column of a file holds what, by the names that common exports give them; case, spaces and punctuation don't count.</summary>
internal sealed class CsvColumns
{
    private static readonly Dictionary<string, CsvColumn> Aliases = new(StringComparer.Ordinal)
    {
        ["title"] = CsvColumn.Title,
        ["track"] = CsvColumn.Title,
        ["trackname"] = CsvColumn.Title,
        ["tracktitle"] = CsvColumn.Title,
        ["name"] = CsvColumn.Title,
        ["song"] = CsvColumn.Title,
        ["artist"] = CsvColumn.Artist,
        ["artists"] = CsvColumn.Artist,
        ["artistname"] = CsvColumn.Artist,
        ["artistnames"] = CsvColumn.Artist,
        ["trackartist"] = CsvColumn.Artist,
        ["album"] = CsvColumn.Album,
        ["albumname"] = CsvColumn.Album,
        ["albumtitle"] = CsvColumn.Album,
        ["release"] = CsvColumn.Album,
        ["albumartist"] = CsvColumn.AlbumArtist,
        ["albumartists"] = CsvColumn.AlbumArtist,
        ["albumartistname"] = CsvColumn.AlbumArtist,
        ["durationms"] = CsvColumn.Duration,
        ["trackdurationms"] = CsvColumn.Duration,
        ["duration"] = CsvColumn.Duration,
        ["length"] = CsvColumn.Duration,
        ["time"] = CsvColumn.Duration,
        ["year"] = CsvColumn.Year,
        ["releaseyear"] = CsvColumn.Year,
        ["releasedate"] = CsvColumn.Year,
        ["albumreleasedate"] = CsvColumn.Year,
        ["date"] = CsvColumn.Year,
        ["bpm"] = CsvColumn.Bpm,
        ["tempo"] = CsvColumn.Bpm,
        ["key"] = CsvColumn.MusicalKey,
        ["musicalkey"] = CsvColumn.MusicalKey,
        ["initialkey"] = CsvColumn.MusicalKey,
        ["isrc"] = CsvColumn.Isrc,
        ["genres"] = CsvColumn.Genres,
        ["genre"] = CsvColumn.Genres,
        ["artistgenres"] = CsvColumn.Genres,
        ["artworkurl"] = CsvColumn.ArtworkUrl,
        ["coverurl"] = CsvColumn.ArtworkUrl,
        ["imageurl"] = CsvColumn.ArtworkUrl,
        ["albumimageurl"] = CsvColumn.ArtworkUrl,
    };

    private readonly Dictionary<CsvColumn, int> _indexes = [];

    private CsvColumns(int count) => Count = count;

    /// <summary>Gets how many columns the header has, known ones or not.</summary>
    public int Count { get; }

    /// <summary>Gets the number of the column, from 0, or null when the file has none of that kind.</summary>
    public int? this[CsvColumn column] => _indexes.TryGetValue(column, out int index) ? index : null;

    /// <summary>Reads a header; where two columns mean the same, the first one counts.</summary>
    /// <exception cref="InvalidDataException">The header names no title or no artist.</exception>
    public static CsvColumns FromHeader(IReadOnlyList<string> header)
    {
        var columns = new CsvColumns(header.Count);
        for (int i = 0; i < header.Count; i++)
        {
            string name = string.Concat(header[i].Where(char.IsLetterOrDigit)).ToLowerInvariant();
            if (Aliases.TryGetValue(name, out CsvColumn column))
                columns._indexes.TryAdd(column, i);
        }

        string[] missing = [.. new[] { CsvColumn.Title, CsvColumn.Artist }.Where(column => columns[column] is null).Select(column => column.ToString())];
        if (missing.Length > 0)
        {
            throw new InvalidDataException(
                $"The first line names no {string.Join(" and no ", missing)} column. It has to be a header with at least \"Title\" and \"Artist\"; it is: {Shorten(string.Join(", ", header))}");
        }

        return columns;
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "...");
}
