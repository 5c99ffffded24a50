using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the synchronizer. <see cref="SyncRunOptions"/> are those of one run.</summary>
public sealed class SyncOptions : IValidatableObject
{
    /// <summary>
    /// Gets or sets how many tracks one transaction stores, from 1 to 5,000. This limits how much work is lost when the process is killed,
    /// and how long other writes wait.
    /// </summary>
    /// <value>The default is 500.</value>
    [Range(1, 5000)]
    public int ChunkSize { get; set; } = 500;

    /// <summary>
    /// Gets or sets the age from which a link is stale, from a minute to ten years, or null for never; then only links that are marked for
    /// an update are stale.
    /// </summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? StaleAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets the platforms that have an age of their own; null means never.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, TimeSpan?> StaleAfterByPlatform { get; } = new Dictionary<string, TimeSpan?>(
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets or sets how long after its last chunk an interrupted run can be resumed, from a minute to a year. After that it starts over,
    /// because the platform's list has probably changed.
    /// </summary>
    /// <value>The default is one day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ResumeWithin { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Gets or sets how many tracks a run of a source (<see cref="SyncRunOptions.Source"/>) holds in memory until its end, from 0 to
    /// 10,000,000. They are tracks with a new id that may be known ones whose id has changed, which only the end of the source can tell.
    /// Each takes some kilobytes, with the platform's JSON. Beyond this number, such tracks are added as new ones.
    /// </summary>
    /// <value>The default is 100,000.</value>
    [Range(0, 10_000_000)]
    public int MaxHeldTracks { get; set; } = 100_000;

    /// <inheritdoc/>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => StaleAfterByPlatform
        .Where(pair => pair.Value < TimeSpan.FromMinutes(1))
        .Select(pair => new ValidationResult(
            $"The age of {pair.Key} must be at least a minute, or null for never.", [nameof(StaleAfterByPlatform)]));
}
