namespace TrackStore;

/// <summary>Says whether a request may be answered from memory. To ask memory alone, use <see cref="IImageLoader.TryGetCached"/>.</summary>
public enum ImageCachePolicy
{
    /// <summary>From memory when it is there, else from the store.</summary>
    Default,

    /// <summary>From the store; what was remembered of the track or album is forgotten first.</summary>
    Reload,
}
