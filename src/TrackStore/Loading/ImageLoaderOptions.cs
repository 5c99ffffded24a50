using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>The image loader's memory limits, cache lifetimes and concurrency. Read once, when the loader is created.</summary>
public sealed class ImageLoaderOptions
{
    /// <summary>
    /// Gets or sets the maximum size of the encoded images in memory, in bytes, including 256 bytes for each cached result. An image of
    /// more than a tenth of it is not cached, so that it can't displace all others. Zero disables the cache, including that of missing
    /// images. A quarter of it is used while the machine is low on memory.
    /// </summary>
    /// <value>The default is 67,108,864 bytes (64 MB).</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the time after which an image in memory is stale and must be revalidated, from zero to 365 days, or null when images
    /// never become stale. Changes made through this store take effect at once, and those of other processes within
    /// <see cref="TrackStoreOptions.ChangePollInterval"/>; a lifetime is needed only for files that are changed in another way, or when
    /// polling is off. <see cref="ImageFreshness"/> specifies whether a request waits for the revalidation.
    /// </summary>
    /// <value>The default is null.</value>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? PictureLifetime { get; set; }

    /// <summary>
    /// Gets or sets how long the absence of an image is cached, from zero to 365 days. Changes made through this store take effect at once,
    /// and those of other processes within <see cref="TrackStoreOptions.ChangePollInterval"/>, except that the image of a track added by
    /// another process may be found only after this time.
    /// </summary>
    /// <value>The default is 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AbsenceLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long a failed read or decode is cached before it is tried again, from zero to one day.</summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FailureLifetime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the maximum number of concurrent database reads, from 1 to 64.</summary>
    /// <value>The default is 4.</value>
    [Range(1, 64)]
    public int MaxConcurrentReads { get; set; } = 4;

    /// <summary>
    /// Gets or sets the maximum number of previews that are downloaded or rendered at once, from 1 to 64. They don't count as database
    /// reads. Among those waiting, the most urgent starts first, and among equally urgent ones the newest;
    /// <see cref="ArtworkDownloadOptions.MaxConcurrentDownloads"/> and its limit for one host apply too.
    /// </summary>
    /// <value>The default is 4.</value>
    [Range(1, 64)]
    public int MaxConcurrentPreviews { get; set; } = 4;

    /// <summary>
    /// Gets or sets the maximum size of the cached bitmaps, in decoded bytes, for each type of bitmap. Bitmaps that are only on screen are
    /// not counted. A bitmap of more than a tenth of it is not cached, and zero disables the cache. A quarter of it is used while the
    /// machine is low on memory.
    /// </summary>
    /// <value>The default is 134,217,728 bytes (128 MB).</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long BitmapCacheBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Gets or sets the maximum number of concurrent decodes, from 1 to 64, for each type of bitmap.</summary>
    /// <value>The default is 2.</value>
    [Range(1, 64)]
    public int MaxConcurrentDecodes { get; set; } = 2;
}
