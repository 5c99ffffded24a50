namespace TrackStore.Sample.Csv;

/// <summary>Names what a column may hold.</summary>
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
