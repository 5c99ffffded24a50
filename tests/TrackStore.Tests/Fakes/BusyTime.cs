namespace TrackStore.Tests.Fakes;

/// <summary>A clock for waiting on a locked database. It reports the first failed attempt, and lets time-outs expire after the second.</summary>
/// <param name="onFirstFailure">Runs when the first attempt has failed.</param>
internal sealed class BusyTime(Action onFirstFailure) : TimeProvider
{
    private int _calls;

    /// <summary>Expects another wait.</summary>
    public void Reset() => _calls = 0;

    public override long GetTimestamp()
    {
        // The first call is the start of the wait, each later one a failed attempt.
        int call = Interlocked.Increment(ref _calls);
        if (call == 2)
            onFirstFailure();
        return call > 2 ? TimeSpan.FromDays(1).Ticks * (TimestampFrequency / TimeSpan.TicksPerSecond) : 0;
    }
}
