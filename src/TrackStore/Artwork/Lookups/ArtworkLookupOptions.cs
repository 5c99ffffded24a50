using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>
/// Options for remembering that a source has no picture, or could not be asked for one. The options are read once, when the service is
/// created.
/// </summary>
public sealed class ArtworkLookupOptions
{
    /// <summary>Gets or sets the lifetime of a stored absence, zero to 3,650 days, unless the caller specifies another time.</summary>
    /// <value>The default is 7 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AbsenceLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets the wait after the first failure, 1 second to 365 days. It doubles with each consecutive failure.</summary>
    /// <value>The default is 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets the longest wait after a failure, 1 second to 365 days. It also limits <see cref="FirstRetryDelay"/>.
    /// </summary>
    /// <value>The default is 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Gets or sets the longest wait that a source may request (such as by HTTP's <c>Retry-After</c>), 1 second to 3,650 days. Longer
    /// waits are shortened to this, so that a faulty response can't keep a cover away forever.
    /// </summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromDays(30);
}
