using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>
/// How long it is remembered that a source has no picture, or could not be asked for one. Read once, when the service is made.
/// </summary>
public sealed class ArtworkLookupOptions
{
    /// <summary>
    /// Gets or sets how long it is believed that a source has no picture, from zero to 3,650 days, unless the report says otherwise.
    /// </summary>
    /// <value>The default is 7 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AbsenceLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Gets or sets the wait after the first failure, from one second to 365 days. It doubles with each further failure in a row.
    /// </summary>
    /// <value>The default is 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets how long the wait after a failure grows, from one second to 365 days; it also holds where <see
    /// cref="FirstRetryDelay"/> is longer.
    /// </summary>
    /// <value>The default is 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Gets or sets how long a source may ask to be left alone (such as by HTTP's <c>Retry-After</c>), from one second to 3,650 days. A
    /// longer wait is shortened to it, so that a broken answer can't keep a cover away for ever.
    /// </summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromDays(30);
}
