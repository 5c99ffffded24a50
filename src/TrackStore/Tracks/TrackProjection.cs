namespace TrackStore.Tracks;

/// <summary>What the tracks table shows of a track's layers.</summary>
internal sealed record TrackProjection
{
    public required string Title { get; init; }

    public required string Artist { get; init; }

    public required string? Album { get; init; }

    public required string AlbumArtist { get; init; }

    public required long? DurationMs { get; init; }

    public required string? Year { get; init; }

    public required int? YearNumber { get; init; }

    public required double? Bpm { get; init; }

    public required string? MusicalKey { get; init; }

    public required string? Isrc { get; init; }

    public required string? ArtworkUrl { get; init; }

    public required string? Label { get; init; }

    public required string SearchKey { get; init; }

    public required string SortTitle { get; init; }

    public required string SortArtist { get; init; }

    public required byte[] IdentityKey { get; init; }

    public required byte[] BaseIdentityKey { get; init; }

    public static TrackProjection Of(TrackLayers layers)
    {
        string title = layers.Effective(TrackField.Title)!;
        string artist = layers.Effective(TrackField.Artist)!;
        string? album = layers.Effective(TrackField.Album);
        string? year = layers.Effective(TrackField.Year);
        byte[] identity = Tracks.IdentityKey.OfTrack(artist, title, album);
        string baseTitle = layers.SourceValue(TrackField.Title) ?? title;
        string baseArtist = layers.SourceValue(TrackField.Artist) ?? artist;
        string? baseAlbum = layers.SourceValue(TrackField.Album);
        bool edited = baseTitle != title || baseArtist != artist || baseAlbum != album;
        return new TrackProjection
        {
            Title = title,
            Artist = artist,
            Album = album,
            AlbumArtist = layers.AlbumArtist(),
            DurationMs = FieldText.ToMilliseconds(layers.Effective(TrackField.Duration)),
            Year = year,
            YearNumber = FieldText.ToYearNumber(year),
            Bpm = FieldText.ToBpm(layers.Effective(TrackField.Bpm)),
            MusicalKey = layers.Effective(TrackField.MusicalKey),
            Isrc = layers.Effective(TrackField.Isrc),
            ArtworkUrl = layers.Effective(TrackField.ArtworkUrl),
            Label = layers.Effective(TrackField.Label),
            SearchKey = SortKeys.ForSearch(title, artist, album),
            SortTitle = SortKeys.Of(title, artist),
            SortArtist = SortKeys.Of(artist, title),
            IdentityKey = identity,
            BaseIdentityKey = edited ? Tracks.IdentityKey.OfTrack(baseArtist, baseTitle, baseAlbum) : identity,
        };
    }
}
