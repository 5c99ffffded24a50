namespace TrackStore.Sample.Csv;

/// <summary>The meaning of a column.</summary>
public enum CsvColumn
{
    Title,
    Artist,
    Album,
    AlbumArtist,
    DiscNumber,
    TrackNumber,
    Duration,
    Year,
    Bpm,
    MusicalKey,

    /// <summary>1 for major, 0 for minor: what a key that is a number needs.</summary>
    Mode,
    Isrc,
    Label,
    Genres,
    ArtworkUrl,
    LocalPath,
}
