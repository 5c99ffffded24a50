namespace TrackStore;

/// <summary>
/// Says how a picture is loaded. It doesn't belong to the request, so that callers with different options share one read.
/// </summary>
public readonly record struct ImageLoadOptions
{
    /// <summary>Gets how urgent the picture is. A more urgent caller who joins a read that waits for its turn moves it ahead.</summary>
    /// <value>The default is <see cref="ImagePriority.Normal"/>.</value>
    public ImagePriority Priority { get; init; }

    /// <summary>Gets whether the request may be answered from memory, and from the store.</summary>
    /// <value>The default is <see cref="ImageCachePolicy.Default"/>.</value>
    public ImageCachePolicy CachePolicy { get; init; }

    /// <summary>Gets what becomes of a picture in memory that is older than its lifetime.</summary>
    /// <value>The default is <see cref="ImageFreshness.StaleWhileRevalidate"/>.</value>
    public ImageFreshness Freshness { get; init; }
}
