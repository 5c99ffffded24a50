using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Says how much the image loader remembers, for how long, and how many reads it runs at once. Read once, when the loader is made.</summary>
public sealed class ImageLoaderOptions
{
    /// <summary>
    /// Gets or sets how many bytes the pictures in memory may take at most, 256 bytes of bookkeeping for each remembered answer included.
    /// Zero remembers nothing, neither pictures nor that there is none.
    /// </summary>
    /// <value>The default is 67,108,864 bytes (64 MB).</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets or sets how long it is believed that there is no picture, from zero to 365 days. Changes made through this store are seen at once;
    /// this is the time until one that another process made is.
    /// </summary>
    /// <value>The default is 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AbsenceLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long a failed read is answered from memory before it is tried again, from zero to one day.</summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FailureLifetime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how many reads of the store may run at the same time, from 1 to 64.</summary>
    /// <value>The default is 4.</value>
    [Range(1, 64)]
    public int MaxConcurrentReads { get; set; } = 4;
}
