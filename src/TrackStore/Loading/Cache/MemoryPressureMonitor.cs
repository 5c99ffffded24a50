namespace TrackStore.Loading.Cache;

/// <summary>
/// Lowers a cache's limit while the machine, or the container, is low on memory, as seen by the last garbage collection. Checks at most
/// once a second. Not thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="isMemoryLow">Tells whether memory is low, or null to ask the garbage collector.</param>
internal sealed class MemoryPressureMonitor(TimeProvider time, Func<bool>? isMemoryLow = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Func<bool> _isMemoryLow = isMemoryLow ?? IsMemoryLoadHigh;
    private long? _checkedAt;
    private bool _wasLow;

    /// <summary>Gets the part of a limit that may be used now: all of it, or a quarter while memory is low.</summary>
    /// <param name="limit">The limit in bytes.</param>
    /// <returns>The number of bytes.</returns>
    public long Reduce(long limit)
    {
        if (_checkedAt is null || time.GetElapsedTime(_checkedAt.Value) >= Interval)
        {
            _checkedAt = time.GetTimestamp();
            _wasLow = _isMemoryLow();
        }

        return _wasLow ? limit / 4 : limit;
    }

    private static bool IsMemoryLoadHigh()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        return info.HighMemoryLoadThresholdBytes > 0 && info.MemoryLoadBytes >= info.HighMemoryLoadThresholdBytes;
    }
}
