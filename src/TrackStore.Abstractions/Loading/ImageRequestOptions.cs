namespace TrackStore;

/// <summary>Options of one load. They are not part of the request, so that callers with different options can share a read.</summary>
public readonly record struct ImageRequestOptions
{
    /// <summary>Gets the priority of the read. A caller that joins a waiting read raises it to its own priority.</summary>
    /// <value>The default is <see cref="ImagePriority.Normal"/>.</value>
    public ImagePriority Priority { get; init; }

    /// <summary>Gets whether the memory cache and the database may answer the request.</summary>
    /// <value>The default is <see cref="ImageCachePolicy.Default"/>.</value>
    public ImageCachePolicy CachePolicy { get; init; }

    /// <summary>Gets how a stale image in memory is treated.</summary>
    /// <value>The default is <see cref="ImageFreshness.StaleWhileRevalidate"/>.</value>
    public ImageFreshness Freshness { get; init; }
}
