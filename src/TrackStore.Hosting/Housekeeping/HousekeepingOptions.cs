using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>
/// Settings of the regular work that keeps a library in order. Every time, background work that has failed, such as applying a changed
/// ranking, is run again (<see cref="ITrackStoreDatabase.InitializeAsync"/>).
/// </summary>
public sealed class HousekeepingOptions : IValidatableObject
{
    /// <summary>Gets or sets the time from the start of a run to the start of the next, 1 minute to 30 days.</summary>
    /// <value>The default is a day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the longest random delay of each run, zero to <see cref="Interval"/>.</summary>
    /// <value>The default is zero.</value>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Jitter { get; set; }

    /// <summary>Gets or sets a value indicating whether the first run starts with the host, and not one interval later.</summary>
    /// <value>The default is true.</value>
    public bool RunAtStart { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether queued pictures that are due are downloaded, and old results of downloads are deleted
    /// (<see cref="ITrackSynchronizer.DownloadArtworkAsync"/>).
    /// </summary>
    /// <value>The default is true.</value>
    public bool DownloadArtwork { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether pictures that were made with other options are rerendered
    /// (<see cref="IArtworkMaintenance.RerenderAsync(IProgress{RerenderProgress}, CancellationToken)"/>). This needs the pictures'
    /// originals. Turn it on in one process only if processes with different options or image processors share the library: each would
    /// rerender the others' pictures.
    /// </summary>
    /// <value>The default is false.</value>
    public bool RerenderArtwork { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether pictures that nothing has had for some time are deleted
    /// (<see cref="IArtworkMaintenance.SweepAsync"/>).
    /// </summary>
    /// <value>The default is true.</value>
    public bool SweepArtwork { get; set; } = true;

    /// <inheritdoc/>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (Jitter > Interval)
        {
            yield return new ValidationResult(
                $"{nameof(Jitter)} ({Jitter}) must not be longer than {nameof(Interval)} ({Interval}).", [nameof(Jitter)]);
        }
    }
}
