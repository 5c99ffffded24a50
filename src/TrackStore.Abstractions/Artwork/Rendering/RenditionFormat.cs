namespace TrackStore;

/// <summary>Names the formats in which renditions are stored.</summary>
public enum RenditionFormat
{
    /// <summary>JPEG; a picture with transparency, which JPEG doesn't have, becomes PNG.</summary>
    Jpeg,

    /// <summary>Lossy WebP, with and without transparency: smaller than JPEG and much smaller than PNG, for hosts whose decoder reads it.</summary>
    WebP,
}
