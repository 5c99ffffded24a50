namespace TrackStore;

/// <summary>
/// Specifies how a request treats a stale image: one that has been in memory for longer than <c>ImageLoaderOptions.PictureLifetime</c>.
/// </summary>
public enum ImageFreshness
{
    /// <summary>
    /// Returns the stale image at once and revalidates it in the background. If it was replaced, <see cref="IImageLoader.Changed"/>
    /// and the events of the new image are raised. The stale image is kept while the database can't be read.
    /// </summary>
    StaleWhileRevalidate,

    /// <summary>Reads the database before the request is answered.</summary>
    MustBeFresh,
}
