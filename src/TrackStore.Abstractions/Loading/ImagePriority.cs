namespace TrackStore;

/// <summary>Says how urgent a picture is. When several callers want the same picture, the most urgent of them counts.</summary>
public enum ImagePriority
{
    /// <summary>Nobody sees the place of the picture yet; it may be needed soon.</summary>
    Low = -1,

    /// <summary>The picture is to be shown.</summary>
    Normal = 0,

    /// <summary>Somebody waits for this picture.</summary>
    High = 1,
}
