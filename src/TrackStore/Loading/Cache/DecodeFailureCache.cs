namespace TrackStore.Loading.Cache;

/// <summary>Remembers for a while which pictures could not be decoded. Not safe for several threads.</summary>
/// <param name="lifetime">For how long.</param>
/// <param name="time">The clock.</param>
internal sealed class DecodeFailureCache(TimeSpan lifetime, TimeProvider time)
{
    // More pictures than a screen has.
    private const int MaxCount = 256;

    private readonly Dictionary<long, (Exception Error, long FailedAt)> _failures = [];
    private readonly Queue<long> _order = [];

    /// <summary>Finds why a picture could not be decoded.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The reason, or null when the picture may be tried.</returns>
    public Exception? Find(long imageId)
        => _failures.TryGetValue(imageId, out (Exception Error, long FailedAt) failure) && time.GetElapsedTime(failure.FailedAt) < lifetime ? failure.Error : null;

    /// <summary>Remembers a failure in place of the oldest.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <param name="error">The reason.</param>
    public void Add(long imageId, Exception error)
    {
        if (!_failures.ContainsKey(imageId))
        {
            _order.Enqueue(imageId);
        }

        _failures[imageId] = (error, time.GetTimestamp());
        if (_order.Count > MaxCount)
        {
            _failures.Remove(_order.Dequeue());
        }
    }
}
