using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the synchroniser.</summary>
public sealed class SynchronizerOptions : IValidatableObject
{
    /// <summary>Gets or sets how many tracks one transaction takes in, from 1 to 5,000: how much a kill may undo, and how long a write lasts.</summary>
    /// <value>The default is 500.</value>
    [Range(1, 5000)]
    public int ChunkSize { get; set; } = 500;

    /// <summary>Gets or sets the age from which a link is stale, from a minute to ten years, or null for never: only what is marked is stale then.</summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? StaleAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets the platforms with an age of their own; null is never.</summary>
    /// <value>The default is empty.</value>
    public IDictionary<string, TimeSpan?> StaleAfterByPlatform { get; } = new Dictionary<string, TimeSpan?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets or sets how long an interrupted run can be gone on with, from a minute to a year. Later it begins anew, because the platform's list has changed meanwhile.
    /// </summary>
    /// <value>The default is one day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ResumeWithin { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Checks the ages.</summary>
    /// <param name="validationContext">What is checked.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => StaleAfterByPlatform
        .Where(pair => pair.Value < TimeSpan.FromMinutes(1))
        .Select(pair => new ValidationResult($"The age of {pair.Key} must be a minute at least, or null for never.", [nameof(StaleAfterByPlatform)]));
}
