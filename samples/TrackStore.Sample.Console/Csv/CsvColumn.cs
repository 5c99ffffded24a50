namespace TrackStore.Sample.Csv;

/// <summary>The meaning of a column.</summary>
internal enum CsvColumn
{
    Title,
    Artist,
    Album,
    AlbumArtist,
    Duration,
    Year,
    Bpm,
    MusicalKey,
    Isrc,
    Genres,
    ArtworkUrl,
}
