using TrackStore.Text;

namespace TrackStore.Artwork;

/// <summary>Who is given a picture, and where the picture came from.</summary>
internal sealed record ArtworkTarget
{
    private ArtworkTarget(long? trackId, long? albumId, string source, string? sourceUrl)
    {
        TrackId = trackId;
        AlbumId = albumId;
        Source = source;
        SourceUrl = sourceUrl;
    }

    public long? TrackId { get; }

    public long? AlbumId { get; }

    public string Source { get; }

    public string? SourceUrl { get; }

    public static ArtworkTarget Of(long? trackId, long? albumId, string source, string? sourceUrl)
    {
        if (trackId is null && albumId is null)
            throw new ArgumentException("Neither a track nor an album was given, so nothing would show the picture. Pass a track id, an album id or both.", nameof(trackId));
        return new ArtworkTarget(
            trackId,
            albumId,
            TextRules.SourceName(source, nameof(source)),
            TextRules.Optional(sourceUrl, TextRules.Url, nameof(sourceUrl)));
    }
}
