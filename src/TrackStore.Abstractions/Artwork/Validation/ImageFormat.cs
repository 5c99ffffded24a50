namespace TrackStore;

/// <summary>
/// The formats in which an original picture is accepted. The format is detected from the first bytes, never from a file name.
/// </summary>
public enum ImageFormat
{
    /// <summary>JPEG: baseline or progressive, gray, RGB or CMYK.</summary>
    Jpeg,

    /// <summary>PNG: any depth, palette or alpha.</summary>
    Png,

    /// <summary>WebP: lossy or lossless; the first frame of an animation.</summary>
    WebP,

    /// <summary>GIF: the first frame.</summary>
    Gif,

    /// <summary>AVIF: the primary picture, coded as AV1. Pictures in tiles are not supported.</summary>
    Avif,
}
