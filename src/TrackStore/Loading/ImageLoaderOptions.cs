using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>
/// Says how much the image loader remembers, for how long, and how many reads it runs at once. Read once, when the loader is made.
/// </summary>
public sealed class ImageLoaderOptions
{
    /// <summary>
    /// Gets or sets how many bytes the pictures in memory may take at most, 256 bytes of bookkeeping for each remembered answer included.
    /// A picture of more than a tenth of it is not remembered, so that it can't displace all others. Zero remembers nothing, neither
    /// pictures nor that there is none. While the machine is short of memory a quarter of it is used.
    /// </summary>
    /// <value>The default is 67,108,864 bytes (64 MB).</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets or sets how long a picture in memory is shown before the store is asked again whether it still is the right one, from zero to
    /// 365 days, or null for as long as it is in memory. Changes made through this store are seen at once, and those of other processes
    /// within <see cref="TrackStoreOptions.ChangePollInterval"/>; this is for files that are changed behind the store's back, or where
    /// nothing is polled. <see cref="ImageFreshness"/> says whether the request that finds it too old waits.
    /// </summary>
    /// <value>The default is null.</value>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? PictureLifetime { get; set; }

    /// <summary>
    /// Gets or sets how long it is believed that there is no picture, from zero to 365 days. Changes made through this store are seen at
    /// once, and those of other processes within <see cref="TrackStoreOptions.ChangePollInterval"/>, save that a track which another
    /// process added may be looked up only then.
    /// </summary>
    /// <value>The default is 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AbsenceLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets how long a failed read or decode is answered from memory before it is tried again, from zero to one day.
    /// </summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FailureLifetime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how many reads of the store may run at the same time, from 1 to 64.</summary>
    /// <value>The default is 4.</value>
    [Range(1, 64)]
    public int MaxConcurrentReads { get; set; } = 4;

    /// <summary>
    /// Gets or sets how many bytes the decoded bitmaps may take that are kept for later, beside those on screen, for each kind of bitmap.
    /// A bitmap of more than a tenth of it is not kept. Zero keeps none.
    /// While the machine is short of memory a quarter of it is used.
    /// </summary>
    /// <value>The default is 134,217,728 bytes (128 MB).</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long BitmapCacheBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Gets or sets how many pictures may be decoded at the same time, from 1 to 64, for each kind of bitmap.</summary>
    /// <value>The default is 2.</value>
    [Range(1, 64)]
    public int MaxConcurrentDecodes { get; set; } = 2;
}
