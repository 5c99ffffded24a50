using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Artwork.Linking;

/// <summary>The owners that a picture is linked to, and where the picture came from.</summary>
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
    public IEnumerable<ArtworkOwner> Owners
    {
        get
        {
            if (TrackId is { } trackId)
                yield return ArtworkOwner.Track(trackId);
            if (AlbumId is { } albumId)
                yield return ArtworkOwner.Album(albumId);
        }
    }

    /// <summary>Creates a target from a host's arguments.</summary>
    /// <exception cref="ArgumentException">An argument is invalid.</exception>
    public static ArtworkTarget Of(long? trackId, long? albumId, string source, string? sourceUrl, ArtworkKind kind)
    {
        if (trackId is null && albumId is null)
            throw new ArgumentException("The picture has no owner. Pass a track id, an album id or both.", nameof(trackId));
        _ = EnumNames<ArtworkKind>.Of(kind);
        string name = TextRules.SourceName(source, nameof(source));
        if (name == Schema.NoArtwork)
        {
            throw new ArgumentException(
                $"The source \"{name}\" is reserved for \"deliberately no artwork\". "
                    + $"Call {nameof(IArtworkSelector)}.{nameof(IArtworkSelector.ChooseNoArtworkAsync)} for that.",
                nameof(source));
        }

        return new ArtworkTarget(trackId, albumId, name, TextRules.Optional(sourceUrl, TextRules.Url, nameof(sourceUrl)), kind);
    }

    /// <summary>Creates a target with one owner.</summary>
    /// <exception cref="ArgumentException">An argument is invalid.</exception>
    public static ArtworkTarget ForOwner(ArtworkOwner owner, string source, string? sourceUrl, ArtworkKind kind)
        => Of(owner.TrackId, owner.AlbumId, source, sourceUrl, kind);
}
