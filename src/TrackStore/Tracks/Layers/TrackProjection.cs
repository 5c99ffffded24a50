using TrackStore.Fields;
using TrackStore.Identity;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <summary>The columns of a track that are computed from its layers.</summary>
internal sealed record TrackProjection : TrackDetailColumns
{
    private TrackProjection(TrackLayers layers)
        : base(layers)
    {
        Title = layers.Effective(TrackField.Title)!;
        Artist = layers.Effective(TrackField.Artist)!;
        Album = layers.Effective(TrackField.Album);
        AlbumArtist = layers.AlbumArtist();
        IsAlbumArtistAssumed = layers.Effective(TrackField.AlbumArtist) is null;
        NameKeys title = NameKeys.From(Title);
        NameKeys artist = NameKeys.From(Artist);
        NameKeys? album = Album is null ? null : NameKeys.From(Album);
        SearchKey = SortKeyBuilder.ForSearch(title, artist, album);
        SortTitle = SortKeyBuilder.ForTitle(title, artist);
        SortArtist = SortKeyBuilder.ForArtist(artist, title);
        IdentityKey = Text.IdentityKey.OfTrack(artist, title, album);
        BaseIdentityKey = BaseKey(layers);
        var facts = new TrackFacts
        {
            Title = Title,
            Artist = Artist,
            Album = Album,
            AlbumArtist = AlbumArtist,
            Duration = DurationMs is { } duration ? TimeSpan.FromMilliseconds(duration) : null,
            Isrc = Isrc,
            Year = Year,
            TrackNumber = NumberText.Of(TrackNumber),
        };
        Identity = TrackIdentity.Read(facts, title, artist, album);
        CandidateKeys = CandidateKeys.Of(Identity);
    }

    public string Title { get; }

    public string Artist { get; }

    public string? Album { get; }

    public string AlbumArtist { get; }

    /// <summary>Gets a value indicating whether no source names the album's artist, so that the track's artist stands for it.</summary>
    public bool IsAlbumArtistAssumed { get; }

    public string SearchKey { get; }

    public string SortTitle { get; }

    public string SortArtist { get; }

    public byte[] IdentityKey { get; }

    /// <summary>Gets the key of the names that the track has in its sources, or null when it shows those names.</summary>
    public byte[]? BaseIdentityKey { get; }

    /// <summary>Gets what the rule of identity knows about the track.</summary>
    public TrackIdentity Identity { get; }

    public CandidateKeys CandidateKeys { get; }

    public static new TrackProjection From(TrackLayers layers) => new(layers);

    private byte[]? BaseKey(TrackLayers layers)
    {
        string title = layers.SourceValue(TrackField.Title) ?? Title;
        string artist = layers.SourceValue(TrackField.Artist) ?? Artist;
        string? album = layers.SourceValue(TrackField.Album);
        return title == Title && artist == Artist && album == Album
            ? null
            : Text.IdentityKey.OfTrack(NameKeys.From(artist), NameKeys.From(title), album is null ? null : NameKeys.From(album));
    }
}
