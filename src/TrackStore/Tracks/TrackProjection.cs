using TrackStore.Text;

namespace TrackStore.Tracks;

/// <summary>What the tracks table shows of a track's layers.</summary>
internal sealed record TrackProjection : TrackFacts
{
    private TrackProjection(TrackLayers layers)
        : base(layers)
    {
        Title = layers.Effective(TrackField.Title)!;
        Artist = layers.Effective(TrackField.Artist)!;
        Album = layers.Effective(TrackField.Album);
        AlbumArtist = layers.AlbumArtist();
        FoldedText title = FoldedText.Of(Title);
        FoldedText artist = FoldedText.Of(Artist);
        FoldedText? album = Album is null ? null : FoldedText.Of(Album);
        SearchKey = SortKeys.ForSearch(title, artist, album);
        SortTitle = SortKeys.Of(title, artist);
        SortArtist = SortKeys.Of(artist, title);
        IdentityKey = Tracks.IdentityKey.OfTrack(artist, title, album);
        BaseIdentityKey = BaseKey(layers);
    }

    public string Title { get; }

    public string Artist { get; }

    public string? Album { get; }

    public string AlbumArtist { get; }

    public string SearchKey { get; }

    public string SortTitle { get; }

    public string SortArtist { get; }

    public byte[] IdentityKey { get; }

    /// <summary>Gets the key of the names by which the track's sources know it, or null where they are those that it shows.</summary>
    public byte[]? BaseIdentityKey { get; }

    public static new TrackProjection Of(TrackLayers layers) => new(layers);

    private byte[]? BaseKey(TrackLayers layers)
    {
        string title = layers.SourceValue(TrackField.Title) ?? Title;
        string artist = layers.SourceValue(TrackField.Artist) ?? Artist;
        string? album = layers.SourceValue(TrackField.Album);
        return title == Title && artist == Artist && album == Album
            ? null
            : Tracks.IdentityKey.OfTrack(FoldedText.Of(artist), FoldedText.Of(title), album is null ? null : FoldedText.Of(album));
    }
}
