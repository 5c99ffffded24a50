namespace TrackStore;

/// <summary>Says what becomes of a picture in memory that is older than <c>ImageLoaderOptions.PictureLifetime</c>.</summary>
public enum ImageFreshness
{
    /// <summary>
    /// It is given at once, and the store is asked in the background whether it still is the right one. When it isn't,
    /// <see cref="IImageLoader.ImageChanged"/> and the events of the new picture are raised. While the store can't be read, the old one
    /// stays.
    /// </summary>
    StaleWhileRevalidate,

    /// <summary>The store is asked before anything is given.</summary>
    MustBeFresh,
}
