namespace TrackStore;

/// <summary>Says whether a request may be answered from memory, and from the store.</summary>
public enum ImageCachePolicy
{
    /// <summary>From memory when it is there, else from the store.</summary>
    Default,

    /// <summary>From the store; what was remembered of the track or album is forgotten first.</summary>
    Reload,

    /// <summary>
    /// From memory alone. What is not there ends as <see cref="ImageLoadResult.NotCached"/> at once, without an event. Unlike
    /// <see cref="IImageLoader.TryGetCached"/> it raises the events of what is there, tells a remembered failure too, and never starts a
    /// read.
    /// </summary>
    CacheOnly,
}
