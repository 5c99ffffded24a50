namespace TrackStore.Sample.Csv;

/// <summary>Recognizes the exports of known programs by their header.</summary>
internal static class CsvExports
{
    private static readonly string[] Exportify = ["trackuri", "trackid", "spotifyid", "spotifyuri", "addedat"];

    private static readonly string[] AppleMusic =
    [
        "composer", "grouping", "size", "bitrate", "samplerate", "kind", "equalizer", "plays", "skips", "dateadded", "datemodified",
        "location",
    ];

    private static readonly string[] Rekordbox = ["artwork", "rating", "dateadded", "djplaycount", "mytag", "color"];

    /// <summary>Finds out which program wrote a header.</summary>
    /// <param name="names">The names of the columns, normalized (<see cref="CsvColumns.Normalize"/>).</param>
    /// <param name="separator">The separator of the columns.</param>
    public static CsvExport Of(IReadOnlyCollection<string> names, char separator)
    {
        if (names.Contains("trackname") && names.Contains("artistnames") && Exportify.Any(names.Contains))
            return CsvExport.Exportify;
        if (separator != '\t' || !names.Contains("artist"))
            return CsvExport.None;
        if (names.Contains("name") && names.Contains("time") && AppleMusic.Count(names.Contains) >= 2)
            return CsvExport.AppleMusic;
        return names.Contains("tracktitle") && Rekordbox.Any(names.Contains) ? CsvExport.Rekordbox : CsvExport.None;
    }

    /// <summary>Gets a value indicating whether quotes in a file are ordinary text, as in <c>Blue Monday 12"</c>.</summary>
    public static bool IsUnquoted(this CsvExport export) => export is CsvExport.AppleMusic or CsvExport.Rekordbox;

    /// <summary>Gets the name that users know, or null.</summary>
    public static string? NameOf(CsvExport export) => export switch
    {
        CsvExport.Exportify => "a playlist from Exportify",
        CsvExport.AppleMusic => "a text export of iTunes or Apple Music",
        CsvExport.Rekordbox => "a text export of rekordbox",
        _ => null,
    };
}
