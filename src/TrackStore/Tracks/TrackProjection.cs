using TrackStore.Text;

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

    /// <summary>Gets the key of the names by which the track's sources know it, or null where they are those that it shows.</summary>
    public required byte[]? BaseIdentityKey { get; init; }

    public static TrackProjection Of(TrackLayers layers)
    {
        string title = layers.Effective(TrackField.Title)!;
        string artist = layers.Effective(TrackField.Artist)!;
        string? album = layers.Effective(TrackField.Album);
        string? year = layers.Effective(TrackField.Year);
        FoldedText foldedTitle = FoldedText.Of(title);
        FoldedText foldedArtist = FoldedText.Of(artist);
        FoldedText? foldedAlbum = album is null ? null : FoldedText.Of(album);
        byte[] identity = Tracks.IdentityKey.OfTrack(foldedArtist, foldedTitle, foldedAlbum);
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
            SearchKey = SortKeys.ForSearch(foldedTitle, foldedArtist, foldedAlbum),
            SortTitle = SortKeys.Of(foldedTitle, foldedArtist),
            SortArtist = SortKeys.Of(foldedArtist, foldedTitle),
            IdentityKey = identity,
            BaseIdentityKey = edited ? Tracks.IdentityKey.OfTrack(FoldedText.Of(baseArtist), FoldedText.Of(baseTitle), baseAlbum is null ? null : FoldedText.Of(baseAlbum)) : null,
        };
    }
}
