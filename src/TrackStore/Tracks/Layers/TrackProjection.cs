using TrackStore.Fields;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <summary>What the tracks table shows of a track's layers.</summary>
internal sealed record TrackProjection : TrackDetailColumns
{
    private TrackProjection(TrackLayers layers)
        : base(layers)
    {
        Title = layers.Effective(TrackField.Title)!;
        Artist = layers.Effective(TrackField.Artist)!;
        Album = layers.Effective(TrackField.Album);
        AlbumArtist = layers.AlbumArtist();
        NameKeys title = NameKeys.Of(Title);
        NameKeys artist = NameKeys.Of(Artist);
        NameKeys? album = Album is null ? null : NameKeys.Of(Album);
        SearchKey = SortKeyBuilder.ForSearch(title, artist, album);
        SortTitle = SortKeyBuilder.Of(title, artist);
        SortArtist = SortKeyBuilder.Of(artist, title);
        IdentityKey = Text.IdentityKey.OfTrack(artist, title, album);
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
            : Text.IdentityKey.OfTrack(NameKeys.Of(artist), NameKeys.Of(title), album is null ? null : NameKeys.Of(album));
    }
}
