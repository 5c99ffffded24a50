using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of a sync job: what it stores, and when.</summary>
public sealed class SyncJobOptions : IValidatableObject
{
    /// <summary>Gets or sets the platform, whose <see cref="IPlatformClient"/> must be registered, or null for the job's name.</summary>
    /// <value>The default is null: the job <c>spotify</c> is about Spotify.</value>
    public string? Platform { get; set; }

    /// <summary>Gets or sets what the job stores.</summary>
    /// <value>The default is <see cref="SyncJobKind.Library"/>.</value>
    [EnumDataType(typeof(SyncJobKind))]
    public SyncJobKind Kind { get; set; }

    /// <summary>
    /// Gets or sets a callback that returns the tracks to store, such as those of a playlist, or null for the user's library. It is called
    /// for each run with the platform's client.
    /// </summary>
    /// <value>The default is null. Such a run reads all tracks again after an interruption; only a library resumes at its
    /// checkpoint.</value>
    public Func<IPlatformClient, CancellationToken, IAsyncEnumerable<PlatformTrack>>? Source { get; set; }

    /// <summary>
    /// Gets or sets the time from the start of a run to the start of the next, 1 second to 30 days. If a run takes longer, the times that
    /// pass during it are omitted.
    /// </summary>
    /// <value>The default is 6 hours.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// Gets or sets the longest random delay of each run, zero to <see cref="Interval"/>, so that several processes don't ask a platform
    /// at the same time.
    /// </summary>
    /// <value>The default is zero.</value>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Jitter { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the first run starts with the host, and not one interval later. Times of earlier processes
    /// are not remembered: a host that restarts more often than the interval would otherwise never run the job.
    /// </summary>
    /// <value>The default is true.</value>
    public bool RunAtStart { get; set; } = true;

    /// <summary>Gets or sets the options of each run. <see cref="SyncRunOptions.RunName"/> names the checkpoint of a library.</summary>
    /// <value>The default is that of a run without options: one checkpoint for each platform's library.</value>
    [Required]
    public SyncRunOptions Run { get; set; } = new();

    /// <inheritdoc/>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (Jitter > Interval)
        {
            yield return new ValidationResult(
                $"{nameof(Jitter)} ({Jitter}) must not be longer than {nameof(Interval)} ({Interval}).", [nameof(Jitter)]);
        }

        if (Kind == SyncJobKind.StaleLinks && Source is not null)
        {
            yield return new ValidationResult(
                $"{nameof(Source)} has no effect on {nameof(SyncJobKind.StaleLinks)}. Remove it, or add a job of its own for it.",
                [nameof(Source)]);
        }
    }
}
