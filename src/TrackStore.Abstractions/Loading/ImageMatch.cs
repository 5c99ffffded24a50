namespace TrackStore;

/// <summary>Specifies whether a rendition larger than the target is acceptable.</summary>
public enum ImageMatch
{
    /// <summary>Only the rendition that matches the target.</summary>
    Exact,

    /// <summary>The rendition that matches the target, or a larger one of the same image that is already in memory.</summary>
    AtLeast,
}
