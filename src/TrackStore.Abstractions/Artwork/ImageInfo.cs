namespace TrackStore;

/// <summary>Describes one stored rendition without its bytes.</summary>
public record ImageInfo
{
    /// <summary>
    /// Gets the rendition's identifier. The bytes behind it never change, so it can be used as a cache key. That of a preview is negative
    /// and derived from its picture: equal pictures have equal ones, in every process.
    /// </summary>
    public required long Id { get; init; }

    /// <summary>Gets the identifier of the picture that was rendered. Tracks and albums with the same cover share it.</summary>
    public required long ArtworkId { get; init; }

    /// <summary>
    /// Gets the key of the picture that was rendered, to build an immutable URL, or null for a preview or a placeholder of the
    /// host, which are not stored.
    /// </summary>
    public ArtworkKey? ArtworkKey { get; init; }

    /// <summary>Gets the rendition's size.</summary>
    public required ImageSize Size { get; init; }

    /// <summary>
    /// Gets the media type of the bytes: <c>image/jpeg</c>, <c>image/webp</c>, or <c>image/png</c> for a picture with transparency.
    /// </summary>
    public required string MimeType { get; init; }

    /// <summary>Gets the width in pixels, which is smaller than the size says when the original is smaller.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the height in pixels, which is smaller than the size says when the original is smaller.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the number of bytes.</summary>
    public required int ByteLength { get; init; }

    /// <summary>Gets the placeholder to show until the picture is read, or null when there is none.</summary>
    public ThumbHash? ThumbHash { get; init; }

    /// <summary>Gets the color that covers most of the picture, as 0xRRGGBB in sRGB, or null when it is not known.</summary>
    public int? DominantColor { get; init; }

    /// <summary>Gets the track whose picture it is, or null when it is an album's or a preview.</summary>
    public long? TrackId { get; init; }

    /// <summary>Gets the album whose picture it is, or null when it is a track's own or a preview.</summary>
    public long? AlbumId { get; init; }

    /// <summary>
    /// Gets where the picture came from: a platform, <see cref="Sources.Base"/> or <see cref="Sources.User"/>; "preview" for a preview.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>Gets the address that the picture came from, or null when there is none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Gets when the track or album got the picture, or when the preview was downloaded, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
