namespace TrackStore.Sample.Csv;

/// <summary>Maps a file's columns by the names in common exports, ignoring case, spaces and punctuation.</summary>
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

    /// <summary>Gets the number of columns, including unknown ones.</summary>
    public int Count { get; }

    /// <summary>Gets the column's index, or null if the file doesn't have it.</summary>
    public int? this[CsvColumn column] => _indexes.TryGetValue(column, out int index) ? index : null;

    /// <summary>Reads a header. Of two columns with the same meaning, the first one is used.</summary>
    /// <exception cref="InvalidDataException">The header has no title or no artist column.</exception>
    public static CsvColumns FromHeader(IReadOnlyList<string> header)
    {
        var columns = new CsvColumns(header.Count);
        for (int i = 0; i < header.Count; i++)
        {
            string name = string.Concat(header[i].Where(char.IsLetterOrDigit)).ToLowerInvariant();
            if (Aliases.TryGetValue(name, out CsvColumn column))
                columns._indexes.TryAdd(column, i);
        }

        CsvColumn[] required = [CsvColumn.Title, CsvColumn.Artist];
        string[] missing = [.. required.Where(column => columns[column] is null).Select(column => column.ToString())];
        if (missing.Length > 0)
        {
            throw new InvalidDataException(
                $"The first line has no {string.Join(" and no ", missing)} column. "
                + $"It must be a header with at least \"Title\" and \"Artist\". It is: {Shorten(string.Join(", ", header))}");
        }

        return columns;
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "...");
}
