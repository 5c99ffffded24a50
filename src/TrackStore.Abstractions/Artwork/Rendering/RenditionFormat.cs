namespace TrackStore;

/// <summary>The formats in which renditions are stored.</summary>
public enum RenditionFormat
{
    /// <summary>JPEG, and PNG for pictures with transparency, which JPEG does not support.</summary>
    Jpeg,

    /// <summary>
    /// Lossy WebP, with or without transparency. It is smaller than JPEG and much smaller than PNG, but the user interface must be able to
    /// decode it.
    /// </summary>
    WebP,
}
