using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace TrackStore.Artwork.Acquisition;

/// <summary>Decides which status follows from an attempt that returned no picture, and when the next attempt may be made.</summary>
internal sealed class AcquisitionPolicy(IOptions<ArtworkLookupOptions> lookups, IOptions<ArtworkDownloadOptions> downloads)
{
    private const int MaxDoublings = 40;

    private readonly TimeSpan _firstDelay = lookups.Value.FirstRetryDelay;
    private readonly TimeSpan _maxDelay = lookups.Value.MaxRetryDelay;
    private readonly TimeSpan _maxRetryAfter = lookups.Value.MaxRetryAfter;
    private readonly TimeSpan _absenceLifetime = lookups.Value.AbsenceLifetime;
    private readonly TimeSpan _refusedByNetwork = downloads.Value.DeniedRetryAfter;
    private readonly TimeSpan _refusedForGood = downloads.Value.RevalidateAfter;

    /// <summary>Gets the status after an attempt.</summary>
    /// <param name="result">The result: absent, refused or failed.</param>
    /// <param name="failures">How many attempts in a row had failed before.</param>
    /// <param name="now">The time of the attempt, in UTC.</param>
    public AcquisitionStatus After(FetchResult result, int failures, DateTime now) => result switch
    {
        FetchResult.Absent => Absent(_absenceLifetime, now),
        FetchResult.Refused refused => new AcquisitionStatus(
            AcquisitionState.Refused,
            Failures: 1,
            FailureReason.Of(refused.Message),
            now + (refused.IsFinal ? _refusedForGood : _refusedByNetwork)),
        FetchResult.Failed failed => Failed(failed, failures, now),
        _ => throw new UnreachableException(),
    };

    /// <summary>Gets the status of a source that has no picture.</summary>
    /// <param name="lifetime">How long the absence is cached, or null for the default.</param>
    /// <param name="now">The time of the attempt, in UTC.</param>
    public AcquisitionStatus Absent(TimeSpan? lifetime, DateTime now)
        => new(AcquisitionState.Absent, Failures: 0, Reason: null, now + WholeMilliseconds(lifetime ?? _absenceLifetime));

    private AcquisitionStatus Failed(FetchResult.Failed failed, int before, DateTime now)
    {
        int failures = failed.IsCounted && before < int.MaxValue ? before + 1 : Math.Max(before, 1);
        TimeSpan delay = failed.RetryAt is { } time && time.UtcDateTime > now ? Requested(time.UtcDateTime - now) : BackOff(failures);
        return new AcquisitionStatus(AcquisitionState.Pending, failures, FailureReason.Of(failed.Message), now + delay);
    }

    private TimeSpan Requested(TimeSpan delay) => delay >= _maxRetryAfter ? _maxRetryAfter : WholeMilliseconds(delay);

    private TimeSpan BackOff(int failures)
    {
        // Forty doublings make even the shortest delay longer than the limit.
        double doubled = _firstDelay.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, MaxDoublings));
        return TimeSpan.FromMilliseconds(Math.Floor(Math.Min(doubled, _maxDelay.TotalMilliseconds)));
    }

    // Databases keep whole milliseconds. Rounding up keeps the next attempt from being too early.
    private static TimeSpan WholeMilliseconds(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
}
