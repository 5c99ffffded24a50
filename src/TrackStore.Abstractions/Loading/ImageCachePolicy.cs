namespace TrackStore;

/// <summary>Specifies whether a request may be answered from memory and from the database.</summary>
public enum ImageCachePolicy
{
    /// <summary>Uses the memory cache, or else the database.</summary>
    Default,

    /// <summary>
    /// Removes the cached results of the track or album and reads the database. A preview is downloaded again, unless its server has asked
    /// to wait.
    /// </summary>
    Reload,

    /// <summary>
    /// Uses the memory cache only. A request without a cached result ends as <see cref="ImageLoadResult.NotCached"/> and raises no event.
    /// Unlike <see cref="IImageLoader.TryGetCached"/>, this raises the events of a cached result, returns cached failures too, and never
    /// starts a read.
    /// </summary>
    CacheOnly,
}
