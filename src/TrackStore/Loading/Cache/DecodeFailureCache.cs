namespace TrackStore.Loading.Cache;

/// <summary>Remembers for a limited time which images could not be decoded. Not thread-safe.</summary>
/// <param name="lifetime">How long a failure is remembered.</param>
/// <param name="time">The clock.</param>
internal sealed class DecodeFailureCache(TimeSpan lifetime, TimeProvider time)
{
    // More images than fit on a screen.
    private const int MaxCount = 256;

    private readonly Dictionary<long, (Exception Error, long FailedAt)> _failures = [];
    private readonly Queue<long> _order = [];

    /// <summary>Finds the cause of a recent failure.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The cause, or null when the image may be decoded.</returns>
    public Exception? Find(long imageId)
        => _failures.TryGetValue(imageId, out (Exception Error, long FailedAt) failure) && time.GetElapsedTime(failure.FailedAt) < lifetime
            ? failure.Error
            : null;

    /// <summary>Remembers a failure, dropping the oldest when there are too many.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <param name="error">The cause.</param>
    public void Add(long imageId, Exception error)
    {
        if (!_failures.ContainsKey(imageId))
            _order.Enqueue(imageId);
        _failures[imageId] = (error, time.GetTimestamp());
        if (_order.Count > MaxCount)
            _failures.Remove(_order.Dequeue());
    }
}
