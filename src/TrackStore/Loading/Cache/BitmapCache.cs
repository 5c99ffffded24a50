namespace TrackStore.Loading.Cache;

/// <summary>
/// The bitmaps that are on screen, awaited or kept for later. The least recently used are dropped first. Not thread-safe.
/// </summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
/// <param name="limit">The maximum number of decoded bytes to keep, not counting bitmaps that are only on screen.</param>
/// <param name="pressure">Lowers the limit while memory is low.</param>
internal sealed class BitmapCache<TBitmap>(long limit, MemoryPressureMonitor pressure)
    where TBitmap : class
{
    private readonly Dictionary<long, BitmapCacheEntry<TBitmap>> _entries = [];
    private readonly LinkedList<BitmapCacheEntry<TBitmap>> _kept = new();

    /// <summary>Gets the number of bytes that are kept.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Leases a rendition's entry, whether or not it is decoded.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The entry.</returns>
    public BitmapCacheEntry<TBitmap> Lease(long imageId)
    {
        if (!_entries.TryGetValue(imageId, out BitmapCacheEntry<TBitmap>? entry))
            _entries.Add(imageId, entry = new BitmapCacheEntry<TBitmap>(imageId));

        entry.Leases++;
        if (entry.Node.List is not null)
        {
            _kept.Remove(entry.Node);
            _kept.AddFirst(entry.Node);
        }

        return entry;
    }

    /// <summary>Tells whether a rendition is decoded.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    public bool IsDecoded(long imageId) => _entries.TryGetValue(imageId, out BitmapCacheEntry<TBitmap>? entry) && entry.Bitmap is not null;

    /// <summary>Leases a rendition's entry if it is decoded.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The entry, or null.</returns>
    public BitmapCacheEntry<TBitmap>? TryLease(long imageId) => IsDecoded(imageId) ? Lease(imageId) : null;

    /// <summary>Returns a lease.</summary>
    /// <param name="entry">The leased entry.</param>
    /// <param name="unused">Receives the bitmap if it is no longer on screen or kept.</param>
    public void Return(BitmapCacheEntry<TBitmap> entry, List<TBitmap> unused)
    {
        entry.Leases--;
        RemoveIfUnused(entry, unused);
    }

    /// <summary>Keeps a decoded bitmap for later, unless it takes more than a tenth of the limit.</summary>
    /// <param name="entry">The leased entry.</param>
    /// <param name="unused">Receives the dropped bitmaps that are not on screen.</param>
    public void Keep(BitmapCacheEntry<TBitmap> entry, List<TBitmap> unused)
    {
        if (entry.Bytes <= limit / 10 && entry.Node.List is null)
        {
            _kept.AddFirst(entry.Node);
            TotalBytes += entry.Bytes;
        }

        Trim(pressure.Reduce(limit), unused);
    }

    /// <summary>Drops the least recently used bitmaps until the rest fits.</summary>
    /// <param name="bytes">The number of bytes that may stay.</param>
    /// <param name="unused">Receives the dropped bitmaps that are not on screen.</param>
    public void Trim(long bytes, List<TBitmap> unused)
    {
        while (TotalBytes > bytes && _kept.Last is { } last)
        {
            _kept.Remove(last);
            TotalBytes -= last.Value.Bytes;
            RemoveIfUnused(last.Value, unused);
        }
    }

    private void RemoveIfUnused(BitmapCacheEntry<TBitmap> entry, List<TBitmap> unused)
    {
        if (entry.Leases > 0 || entry.Node.List is not null)
            return;
        _entries.Remove(entry.ImageId);
        if (entry.Bitmap is { } bitmap)
            unused.Add(bitmap);
    }
}
