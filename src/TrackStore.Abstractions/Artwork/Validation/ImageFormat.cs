namespace TrackStore;

/// <summary>Names the formats in which an original picture may come, told by its first bytes and never by its name.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: baseline or progressive, grey, RGB or CMYK.</summary>
    Jpeg,

    /// <summary>PNG: any depth, palette or alpha.</summary>
    Png,

    /// <summary>WebP: lossy or lossless; the first frame of an animation.</summary>
    WebP,

    /// <summary>GIF: the first frame.</summary>
    Gif,
}
