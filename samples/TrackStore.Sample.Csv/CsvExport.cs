namespace TrackStore.Sample.Csv;

/// <summary>The programs whose exports are recognized by their header.</summary>
public enum CsvExport
{
    /// <summary>Any other file.</summary>
    None,

    /// <summary>Exportify: a playlist of Spotify.</summary>
    Exportify,

    /// <summary>The text that iTunes and Apple Music export: tabs, no quoting, times in seconds.</summary>
    AppleMusic,

    /// <summary>The text that rekordbox exports from a playlist: tabs, no quoting, times as m:ss.</summary>
    Rekordbox,
}
