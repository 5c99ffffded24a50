namespace TrackStore;

/// <summary>Specifies how urgent a load is. A shared read has the highest priority of its callers.</summary>
public enum ImagePriority
{
    /// <summary>The image is not visible yet but may be needed soon.</summary>
    Low = -1,

    /// <summary>The image is about to be shown.</summary>
    Normal = 0,

    /// <summary>The user is waiting for this image.</summary>
    High = 1,
}
