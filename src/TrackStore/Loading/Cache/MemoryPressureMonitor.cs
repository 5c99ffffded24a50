namespace TrackStore.Loading.Cache;

/// <summary>
/// Tells whether memory is short for the whole machine, or the container, by what the garbage collector saw last. Asked when something is stored; looked
/// up once a second at most.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="isHigh">Looks it up, or null for the garbage collector.</param>
internal sealed class MemoryPressureMonitor(TimeProvider time, Func<bool>? isHigh = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Func<bool> _isHigh = isHigh ?? IsLoadHigh;
    private long? _askedAt;
    private bool _wasHigh;

    /// <summary>Gives how much of a limit may be used now: all of it, or a quarter while memory is short. Not safe for several threads.</summary>
    /// <param name="limit">The limit in bytes.</param>
    public long Reduce(long limit)
    {
        if (_askedAt is null || time.GetElapsedTime(_askedAt.Value) >= Interval)
        {
            _askedAt = time.GetTimestamp();
            _wasHigh = _isHigh();
        }

        return _wasHigh ? limit / 4 : limit;
    }

    private static bool IsLoadHigh()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        return info.HighMemoryLoadThresholdBytes > 0 && info.MemoryLoadBytes >= info.HighMemoryLoadThresholdBytes;
    }
}
