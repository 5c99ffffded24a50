using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>
/// Options for previews: pictures that platforms offer and the library doesn't have. <see cref="ArtworkDownloadOptions"/> limits their
/// downloads. The options are read once, when the loader is created.
/// </summary>
public sealed class ArtworkPreviewOptions
{
    /// <summary>
    /// Gets or sets the maximum size of the previews kept in memory, in bytes: all sizes of each picture, so that another size is not
    /// downloaded again. <see cref="ImageLoaderOptions.CacheBytes"/> limits the sizes that were loaded, apart from this. Zero keeps none,
    /// and no failures either.
    /// </summary>
    /// <value>The default is 16,777,216 bytes (16 MB), about 150 pictures.</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long MemoryBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the folder in which downloaded previews are kept, or null to keep them in memory only. The folder is created when it is
    /// missing. Several processes may share it. Name one that only this user can write to.
    /// </summary>
    /// <value>The default is null.</value>
    public string? Folder { get; set; }

    /// <summary>
    /// Gets or sets the maximum size of the files in <see cref="Folder"/>, in bytes. Those that were not used for the longest time are
    /// deleted first.
    /// </summary>
    /// <value>The default is 134,217,728 bytes (128 MB).</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long FolderBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>
    /// Gets or sets how long a file in <see cref="Folder"/> is used before the picture is downloaded again, 1 minute to 3,650 days.
    /// </summary>
    /// <value>The default is 7 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FolderLifetime { get; set; } = TimeSpan.FromDays(7);
}
