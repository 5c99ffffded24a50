namespace TrackStore.Sample.Csv;

/// <summary>Maps a file's columns by the names in common exports, ignoring case, spaces and punctuation.</summary>
internal sealed class CsvColumns
{
    private static readonly Dictionary<string, CsvColumn> Aliases = new(StringComparer.Ordinal)
    {
        ["title"] = CsvColumn.Title,
        ["trackname"] = CsvColumn.Title,
        ["tracktitle"] = CsvColumn.Title,
        ["name"] = CsvColumn.Title,
        ["song"] = CsvColumn.Title,
        ["titel"] = CsvColumn.Title,
        ["artist"] = CsvColumn.Artist,
        ["artists"] = CsvColumn.Artist,
        ["artistname"] = CsvColumn.Artist,
        ["artistnames"] = CsvColumn.Artist,
        ["trackartist"] = CsvColumn.Artist,
        ["interpret"] = CsvColumn.Artist,
        ["album"] = CsvColumn.Album,
        ["albumname"] = CsvColumn.Album,
        ["albumtitle"] = CsvColumn.Album,
        ["release"] = CsvColumn.Album,
        ["albumartist"] = CsvColumn.AlbumArtist,
        ["albumartists"] = CsvColumn.AlbumArtist,
        ["albumartistname"] = CsvColumn.AlbumArtist,
        ["albumartistnames"] = CsvColumn.AlbumArtist,
        ["albuminterpret"] = CsvColumn.AlbumArtist,
        ["disc"] = CsvColumn.DiscNumber,
        ["discnumber"] = CsvColumn.DiscNumber,
        ["discno"] = CsvColumn.DiscNumber,
        ["disk"] = CsvColumn.DiscNumber,
        ["disknumber"] = CsvColumn.DiscNumber,
        ["tracknumber"] = CsvColumn.TrackNumber,
        ["trackno"] = CsvColumn.TrackNumber,
        ["tracknr"] = CsvColumn.TrackNumber,
        ["titelnummer"] = CsvColumn.TrackNumber,
        ["duration"] = CsvColumn.Duration,
        ["trackduration"] = CsvColumn.Duration,
        ["length"] = CsvColumn.Duration,
        ["time"] = CsvColumn.Duration,
        ["dauer"] = CsvColumn.Duration,
        ["year"] = CsvColumn.Year,
        ["releaseyear"] = CsvColumn.Year,
        ["releasedate"] = CsvColumn.Year,
        ["albumreleasedate"] = CsvColumn.Year,
        ["date"] = CsvColumn.Year,
        ["jahr"] = CsvColumn.Year,
        ["bpm"] = CsvColumn.Bpm,
        ["tempo"] = CsvColumn.Bpm,
        ["key"] = CsvColumn.MusicalKey,
        ["musicalkey"] = CsvColumn.MusicalKey,
        ["initialkey"] = CsvColumn.MusicalKey,
        ["tonart"] = CsvColumn.MusicalKey,
        ["mode"] = CsvColumn.Mode,
        ["isrc"] = CsvColumn.Isrc,
        ["label"] = CsvColumn.Label,
        ["recordlabel"] = CsvColumn.Label,
        ["genres"] = CsvColumn.Genres,
        ["genre"] = CsvColumn.Genres,
        ["artistgenres"] = CsvColumn.Genres,
        ["artworkurl"] = CsvColumn.ArtworkUrl,
        ["coverurl"] = CsvColumn.ArtworkUrl,
        ["imageurl"] = CsvColumn.ArtworkUrl,
        ["albumimageurl"] = CsvColumn.ArtworkUrl,
        ["localpath"] = CsvColumn.LocalPath,
        ["filepath"] = CsvColumn.LocalPath,
    };

    private readonly Dictionary<CsvColumn, int> _indexes = [];

    private readonly IReadOnlyList<string> _header;

    private CsvColumns(IReadOnlyList<string> header, CsvExport export)
    {
        _header = header;
        Export = export;
    }

    /// <summary>Gets the number of columns, including unknown ones.</summary>
    public int Count => _header.Count;

    /// <summary>Gets the columns in the order of the file.</summary>
    public IReadOnlyList<CsvHeading> Headings
    {
        get
        {
            Dictionary<int, CsvColumn> meanings = _indexes.ToDictionary(pair => pair.Value, pair => pair.Key);
            return [.. _header.Select((name, i) => new CsvHeading(name, meanings.TryGetValue(i, out CsvColumn column) ? column : null))];
        }
    }

    /// <summary>Gets the program that wrote the file, as far as the header tells.</summary>
    public CsvExport Export { get; }

    /// <summary>Gets the unit of durations that are plain numbers, or null if the header doesn't tell.</summary>
    public DurationUnit? Unit { get; private set; }

    /// <summary>Gets the column's index, or null if the file doesn't have it.</summary>
    public int? this[CsvColumn column] => _indexes.TryGetValue(column, out int index) ? index : null;

    /// <summary>Reads a header. Of two columns with the same meaning, the first one is used.</summary>
    /// <exception cref="CsvFormatException">The header has no title or no artist column.</exception>
    public static CsvColumns FromHeader(IReadOnlyList<string> header, char separator)
    {
        string[] names = [.. header.Select(Normalize)];
        var columns = new CsvColumns([.. header], CsvExports.Of(names, separator));
        for (int i = 0; i < names.Length; i++)
            columns.Add(names[i], i);
        columns.AddTrack(names);
        if (columns.Export == CsvExport.AppleMusic)
            columns.Unit = DurationUnit.Seconds;
        columns.Require(header);
        return columns;
    }

    /// <summary>Gets a column's name without case, spaces and punctuation.</summary>
    public static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private void Add(string name, int index)
    {
        // "Location" is a place in most files, and the audio file in these.
        if (name == "location" && Export.IsUnquoted())
        {
            _indexes.TryAdd(CsvColumn.LocalPath, index);
            return;
        }

        if (!Aliases.TryGetValue(name, out CsvColumn column))
        {
            // "Duration (ms)", "Length in seconds".
            (string rest, DurationUnit? unit) = DurationColumn.SplitUnit(name);
            if (unit is null || !Aliases.TryGetValue(rest, out column) || column != CsvColumn.Duration)
                return;
            if (_indexes.TryAdd(column, index))
                Unit = unit;
            return;
        }

        _indexes.TryAdd(column, index);
    }

    // "Track" is the title in some files, and the number on the album in others.
    private void AddTrack(string[] names)
    {
        int index = Array.IndexOf(names, "track");
        if (index >= 0 && !_indexes.TryAdd(CsvColumn.Title, index))
            _indexes.TryAdd(CsvColumn.TrackNumber, index);
    }

    private void Require(IReadOnlyList<string> header)
    {
        CsvColumn[] required = [CsvColumn.Title, CsvColumn.Artist];
        string[] missing = [.. required.Where(column => this[column] is null).Select(column => column.ToString())];
        if (missing.Length == 0)
            return;
        if (header.All(string.IsNullOrWhiteSpace))
        {
            throw new CsvFormatException(
                CsvProblem.Empty, "The file is empty, or its first line is. That must be a header with at least \"Title\" and \"Artist\".");
        }

        string start = header.Count > 0 ? header[0].TrimStart() : "";
        if (start.StartsWith('<'))
        {
            throw new CsvFormatException(
                CsvProblem.Markup, "This is an XML or HTML file, and not a table with a Title and an Artist column.");
        }

        throw new CsvFormatException(
            CsvProblem.MissingColumns,
            $"The first line has no {string.Join(" and no ", missing)} column. "
            + $"It must be a header with at least \"Title\" and \"Artist\". It is: {Shorten(string.Join(", ", header))}");
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "...");
}
