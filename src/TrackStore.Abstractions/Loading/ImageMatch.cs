namespace TrackStore;

/// <summary>Says whether a larger rendition than the target may be given.</summary>
public enum ImageMatch
{
    /// <summary>The rendition that fits the target and no other.</summary>
    Exact,

    /// <summary>That rendition, or at once a larger one of the same picture when that is in memory.</summary>
    AtLeast,
}
