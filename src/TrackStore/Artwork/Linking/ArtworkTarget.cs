using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Artwork.Linking;

/// <summary>Who is given a picture, and where the picture came from.</summary>
internal sealed record ArtworkTarget
{
    private ArtworkTarget(long? trackId, long? albumId, string source, string? sourceUrl, ArtworkKind kind)
    {
        TrackId = trackId;
        AlbumId = albumId;
        Source = source;
        SourceUrl = sourceUrl;
        Kind = kind;
    }

    public long? TrackId { get; }

    public long? AlbumId { get; }

    public string Source { get; }

    public string? SourceUrl { get; }

    public ArtworkKind Kind { get; }

    /// <summary>Gets the track, the album or both, the track first.</summary>
    public IEnumerable<(ImageSubject Subject, long Id)> Subjects
    {
        get
        {
            if (TrackId is { } trackId)
                yield return (ImageSubject.Track, trackId);
            if (AlbumId is { } albumId)
                yield return (ImageSubject.Album, albumId);
        }
    }

    public static ArtworkTarget Of(long? trackId, long? albumId, string source, string? sourceUrl, ArtworkKind kind)
    {
        if (trackId is null && albumId is null)
            throw new ArgumentException("Neither a track nor an album was given, so nothing would show the picture. Pass a track id, an album id or both.", nameof(trackId));
        _ = EnumNames<ArtworkKind>.Of(kind);
        string name = TextRules.SourceName(source, nameof(source));
        if (name == Schema.NoArtwork)
            throw new ArgumentException($"\"{name}\" can't be a source: it stands for \"deliberately none\". Use IArtworkSelector.ChooseNoArtworkAsync for that.", nameof(source));
        return new ArtworkTarget(trackId, albumId, name, TextRules.Optional(sourceUrl, TextRules.Url, nameof(sourceUrl)), kind);
    }
}
