namespace TrackStore.Artwork.Lookups;

/// <summary>Says how long to leave a source alone.</summary>
internal sealed class RetryDelays(ArtworkLookupOptions options)
{
    private readonly TimeSpan _first = options.FirstRetryDelay;
    private readonly TimeSpan _max = options.MaxRetryDelay;
    private readonly TimeSpan _maxAsked = options.MaxRetryAfter;

    /// <summary>Gives the time of the next try, in whole milliseconds and never before the one that the source asked for.</summary>
    public DateTime RetryAt(DateTime now, int failures, DateTimeOffset? asked)
    {
        if (asked is not { } time || time.UtcDateTime <= now)
            return now + BackOff(failures);
        TimeSpan wait = time.UtcDateTime - now;
        return wait >= _maxAsked ? now + _maxAsked : now + TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
    }

    private TimeSpan BackOff(int failures)
    {
        // Doubled forty times, a second is longer than any limit.
        double doubled = _first.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 40));
        return TimeSpan.FromMilliseconds(Math.Floor(Math.Min(doubled, _max.TotalMilliseconds)));
    }
}
