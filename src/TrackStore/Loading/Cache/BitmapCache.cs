using TrackStore.Loading.Scheduling;
namespace TrackStore.Loading.Cache;

/// <summary>
/// The bitmaps that are shown, waited for or kept for later; the least recently used is let go first. Not safe for several threads.
/// </summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
/// <param name="limit">How many decoded bytes are kept at most, beside those on screen.</param>
/// <param name="queue">Where decodes wait for their turn.</param>
/// <param name="pressure">Lowers the limit while memory is short.</param>
internal sealed class BitmapCache<TBitmap>(long limit, ReadQueue queue, MemoryPressureMonitor pressure)
    where TBitmap : class
{
    private readonly Dictionary<long, BitmapCacheEntry<TBitmap>> _entries = [];
    private readonly LinkedList<BitmapCacheEntry<TBitmap>> _kept = new();

    /// <summary>Gets how many bytes are kept.</summary>
    public long KeptBytes { get; private set; }

    /// <summary>Leases a rendition's entry, be it decoded or not.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    public BitmapCacheEntry<TBitmap> Lease(long imageId)
    {
        if (!_entries.TryGetValue(imageId, out BitmapCacheEntry<TBitmap>? entry))
        {
            _entries.Add(imageId, entry = new BitmapCacheEntry<TBitmap>(imageId, new Demand(queue)));
        }

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

    /// <summary>Leases a rendition's bitmap when it is decoded.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The entry, or null.</returns>
    public BitmapCacheEntry<TBitmap>? TryLease(long imageId)
        => IsDecoded(imageId) ? Lease(imageId) : null;

    /// <summary>Returns a lease.</summary>
    /// <param name="entry">What was leased.</param>
    /// <param name="unused">Takes the bitmap that nobody shows or keeps any more.</param>
    public void Return(BitmapCacheEntry<TBitmap> entry, List<TBitmap> unused)
    {
        entry.Leases--;
        RemoveWhenUnused(entry, unused);
    }

    /// <summary>Keeps a decoded bitmap for later, unless it alone takes more than a tenth of the limit.</summary>
    /// <param name="entry">The leased entry.</param>
    /// <param name="unused">Takes the bitmaps that made way and are not on screen.</param>
    public void Keep(BitmapCacheEntry<TBitmap> entry, List<TBitmap> unused)
    {
        if (entry.Bytes <= limit / 10 && entry.Node.List is null)
        {
            _kept.AddFirst(entry.Node);
            KeptBytes += entry.Bytes;
        }

        Trim(pressure.Reduce(limit), unused);
    }

    /// <summary>Lets the least recently used go.</summary>
    /// <param name="bytes">How many bytes may stay.</param>
    /// <param name="unused">Takes the bitmaps that are not on screen.</param>
    public void Trim(long bytes, List<TBitmap> unused)
    {
        while (KeptBytes > bytes && _kept.Last is { } last)
        {
            _kept.Remove(last);
            KeptBytes -= last.Value.Bytes;
            RemoveWhenUnused(last.Value, unused);
        }
    }

    private void RemoveWhenUnused(BitmapCacheEntry<TBitmap> entry, List<TBitmap> unused)
    {
        if (entry.Leases > 0 || entry.Node.List is not null)
        {
            return;
        }

        _entries.Remove(entry.ImageId);
        if (entry.Bitmap is { } bitmap)
        {
            unused.Add(bitmap);
        }
    }
}
