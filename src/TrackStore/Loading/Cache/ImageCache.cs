using System.Diagnostics;

namespace TrackStore.Loading.Cache;

/// <summary>
/// Remembers answers, the least recently used going first when the bytes exceed the limit. Not safe for concurrent use: the loader guards it with the
/// lock under which it also decides whether a read is still true.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock by which absences and failures expire.</param>
/// <param name="pressure">Lowers the limit while memory is short.</param>
internal sealed class ImageCache(ImageLoaderOptions options, TimeProvider time, MemoryPressureMonitor pressure)
{
    /// <summary>What an entry is charged beside its bytes, so that entries without bytes are bounded too.</summary>
    public const int EntryOverhead = 256;

    private readonly long _limit = options.CacheBytes;
    private readonly TimeSpan? _pictureLifetime = options.PictureLifetime;
    private readonly TimeSpan _absenceLifetime = options.AbsenceLifetime;
    private readonly TimeSpan _failureLifetime = options.FailureLifetime;
    private readonly Dictionary<ImageRequest, ImageCacheEntry> _entries = [];
    private readonly LinkedList<ImageCacheEntry> _order = new();
    private readonly Dictionary<long, CachedContent> _bytes = [];
    private readonly ImageCacheIndex _index = new();

    /// <summary>Gets how many bytes are charged; never more than the limit.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Gets the number of remembered answers.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// Finds what is remembered and makes it the most recently used. When a larger rendition will do, one of the same track or album is found too.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="isStale">Whether the answer is a picture past its lifetime.</param>
    /// <returns>The answer, or null when none is remembered, or it is no picture and expired.</returns>
    public ImageLoadResult? Find(ImageRequest request, out bool isStale)
    {
        isStale = false;
        if (!_entries.TryGetValue(request, out ImageCacheEntry? entry) && (entry = FindLarger(request)) is null)
        {
            return null;
        }

        if (IsExpired(entry))
        {
            isStale = entry.Result is ImageLoadResult.Loaded;
            if (!isStale)
            {
                Remove(entry);
                return null;
            }
        }

        if (_order.First != entry.Node)
        {
            _order.Remove(entry.Node);
            _order.AddFirst(entry.Node);
        }

        return entry.Result;
    }

    /// <summary>Finds what is remembered and not past its lifetime.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer, or null.</returns>
    public ImageLoadResult? FindFresh(ImageRequest request) => Find(request, out bool isStale) is { } result && !isStale ? result : null;

    /// <summary>Marks a stale picture as being looked up.</summary>
    /// <param name="request">The request.</param>
    /// <returns>False when it is looked up already, or the last attempt failed a moment ago.</returns>
    public bool TryBeginRevalidation(ImageRequest request)
    {
        ImageCacheEntry entry = _entries[request];
        if (entry.IsRevalidating || (entry.FailedAt is { } failedAt && time.GetElapsedTime(failedAt) < _failureLifetime))
        {
            return false;
        }

        return entry.IsRevalidating = true;
    }

    /// <summary>Lets a picture that still is stale be looked up again.</summary>
    /// <param name="request">The request.</param>
    public void EndRevalidation(ImageRequest request)
    {
        if (_entries.TryGetValue(request, out ImageCacheEntry? entry))
        {
            entry.IsRevalidating = false;
        }
    }

    /// <summary>
    /// Remembers an answer in place of the one before. A picture of more than a tenth of the limit is not
    /// remembered, and a failure leaves the stale picture for which it was looked up.
    /// </summary>
    /// <param name="result">The answer.</param>
    /// <param name="bytes">The leased bytes that it shows, or null when it shows none.</param>
    /// <returns>True when another picture, or that there is none, took a picture's place.</returns>
    public bool Replace(ImageLoadResult result, CachedContent? bytes)
    {
        ImageCacheEntry? before = _entries.GetValueOrDefault(result.Request);
        if (before?.Result is ImageLoadResult.Loaded && result is ImageLoadResult.Failed)
        {
            before.FailedAt = time.GetTimestamp();
            return false;
        }

        Store(result, bytes, time.GetTimestamp());

        // Another rendition of the same picture is no change.
        return before?.Result is ImageLoadResult.Loaded { Image: var shown }
            && (result.Shown is not { } now || (now.ArtworkId, now.TrackId, now.AlbumId) != (shown.ArtworkId, shown.TrackId, shown.AlbumId));
    }

    /// <summary>Forgets the least recently used.</summary>
    /// <param name="bytes">How many bytes may stay.</param>
    public void Trim(long bytes)
    {
        while (TotalBytes > bytes)
        {
            Remove(_order.Last!.Value);
        }
    }

    /// <summary>Tells whether a rendition's bytes are in memory, or being read.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    public bool Holds(long imageId) => _bytes.ContainsKey(imageId);

    /// <summary>Gets the bytes of a rendition for a read, be they there already or not. They stay until the lease is returned.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The bytes, the same object for all who want them.</returns>
    public CachedContent Lease(long imageId)
    {
        if (!_bytes.TryGetValue(imageId, out CachedContent? bytes))
        {
            bytes = new CachedContent(imageId);
            _bytes.Add(imageId, bytes);
        }

        bytes.Leases++;
        return bytes;
    }

    /// <summary>Returns a lease.</summary>
    /// <param name="bytes">What was leased.</param>
    public void Release(CachedContent bytes)
    {
        bytes.Leases--;
        RemoveWhenUnused(bytes);
    }

    /// <summary>Forgets what is remembered of a track.</summary>
    /// <param name="trackId">The track's identifier.</param>
    public void RemoveTrack(long trackId) => RemoveAll(_index.Of(ImageSubject.Track, trackId).ToArray());

    /// <summary>Forgets what is remembered of an album and of the tracks that show its picture, or might show it now.</summary>
    /// <param name="albumId">The album's identifier.</param>
    public void RemoveAlbum(long albumId)
    {
        RemoveAll(_index.Of(ImageSubject.Album, albumId).ToArray());
        RemoveAll(_index.TracksOf(albumId));
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        while (_order.Last is { } last)
        {
            Remove(last.Value);
        }
    }

    private TimeSpan? LifetimeOf(ImageLoadResult result) => result switch
    {
        ImageLoadResult.Absent or ImageLoadResult.Placeholder => _absenceLifetime,
        ImageLoadResult.Failed => _failureLifetime,
        _ => _pictureLifetime,
    };

    private bool IsExpired(ImageCacheEntry entry) => LifetimeOf(entry.Result) is { } lifetime && time.GetElapsedTime(entry.StoredAt) >= lifetime;

    // The larger picture is remembered for this request too, so that the next one is an ordinary hit.
    private ImageCacheEntry? FindLarger(ImageRequest request)
    {
        if (request.Target.Match != ImageMatch.AtLeast)
        {
            return null;
        }

        ImageCacheEntry? found = null;
        foreach (ImageCacheEntry entry in _index.Of(request.Subject, request.Id))
        {
            if (entry.IsEnoughFor(request) && (found is null || entry.Bytes!.Data!.Value.Length < found.Bytes!.Data!.Value.Length))
            {
                found = entry;
            }
        }

        return found is null ? null : Store(new ImageLoadResult.Loaded(request, ((ImageLoadResult.Loaded)found.Result).Image), found.Bytes, found.StoredAt);
    }

    // In place of the one before, unless the picture takes more than a tenth of the limit.
    private ImageCacheEntry? Store(ImageLoadResult result, CachedContent? bytes, long storedAt)
    {
        Debug.Assert(bytes is null == result is not ImageLoadResult.Loaded, "A picture has bytes, and nothing else has.");
        if (_entries.TryGetValue(result.Request, out ImageCacheEntry? before))
        {
            Remove(before);
        }

        long largest = bytes is null ? _limit : _limit / 10;
        if (EntryOverhead + (bytes?.Data?.Length ?? 0L) > largest || LifetimeOf(result) <= TimeSpan.Zero)
        {
            return null;
        }

        var entry = new ImageCacheEntry(result is ImageLoadResult.Loaded loaded ? loaded with { Origin = ImageOrigin.Memory } : result, bytes, storedAt);
        _entries.Add(result.Request, entry);
        _order.AddFirst(entry.Node);
        _index.Add(entry);
        TotalBytes += EntryOverhead;
        if (bytes is not null && bytes.Entries++ == 0)
        {
            TotalBytes += bytes.Data!.Value.Length;
        }

        Trim(pressure.Reduce(_limit));
        return _entries.ContainsKey(result.Request) ? entry : null;
    }

    private void RemoveAll(ImageCacheEntry[] entries) => Array.ForEach(entries, Remove);

    private void Remove(ImageCacheEntry entry)
    {
        _entries.Remove(entry.Result.Request);
        _order.Remove(entry.Node);
        TotalBytes -= EntryOverhead;
        _index.Remove(entry);
        if (entry.Bytes is not { } bytes)
        {
            return;
        }

        if (--bytes.Entries == 0)
        {
            TotalBytes -= bytes.Data!.Value.Length;
        }

        RemoveWhenUnused(bytes);
    }

    private void RemoveWhenUnused(CachedContent bytes)
    {
        if (bytes.Leases == 0 && bytes.Entries == 0)
        {
            _bytes.Remove(bytes.ImageId);
        }
    }
}
