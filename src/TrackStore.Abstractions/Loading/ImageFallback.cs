namespace TrackStore;

/// <summary>Specifies what replaces a missing image.</summary>
public enum ImageFallback
{
    /// <summary>
    /// A track falls back to its album's image, and then to the host's placeholder. An album falls back to the placeholder.
    /// </summary>
    Placeholder,

    /// <summary>A track falls back to its album's image. No placeholder is used.</summary>
    Album,

    /// <summary>Only the own image of the track or album is used.</summary>
    None,
}
