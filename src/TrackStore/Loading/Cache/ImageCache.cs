using System.Diagnostics;

namespace TrackStore.Loading.Cache;

/// <summary>
/// Keeps results within a limit of bytes and drops the least recently used first. Not thread-safe: the loader guards it with the lock under
/// which it also decides whether a read is still current.
/// </summary>
/// <param name="options">The limit and the lifetimes.</param>
/// <param name="time">The clock that expires results.</param>
/// <param name="pressure">Lowers the limit while memory is low.</param>
internal sealed class ImageCache(ImageLoaderOptions options, TimeProvider time, MemoryPressureMonitor pressure)
{
    /// <summary>The bytes charged for an entry beside its content, so that entries without content are bounded too.</summary>
    public const int EntryOverhead = 256;

    private readonly long _limit = options.CacheBytes;
    private readonly TimeSpan? _pictureLifetime = options.PictureLifetime;
    private readonly TimeSpan _absenceLifetime = options.AbsenceLifetime;
    private readonly TimeSpan _failureLifetime = options.FailureLifetime;
    private readonly Dictionary<ImageRequest, ImageCacheEntry> _entries = [];
    private readonly LinkedList<ImageCacheEntry> _order = new();
    private readonly Dictionary<long, CachedContent> _contents = [];
    private readonly ImageCacheIndex _index = new();

    /// <summary>Gets the number of bytes charged, which never exceeds the limit.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>
    /// Finds a result and makes it the most recently used. If the request accepts a larger rendition, one of the same track or album is
    /// found too.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="isStale">Whether the result is an image past its lifetime.</param>
    /// <returns>The result, or null when there is none or it has expired. An image does not expire; it becomes stale.</returns>
    public ImageLoadResult? Find(ImageRequest request, out bool isStale)
    {
        isStale = false;
        if (!_entries.TryGetValue(request, out ImageCacheEntry? entry) && (entry = FindLarger(request)) is null)
            return null;

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

    /// <summary>Finds a result that is within its lifetime.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The result, or null.</returns>
    public ImageLoadResult? FindFresh(ImageRequest request) => Find(request, out bool isStale) is { } result && !isStale ? result : null;

    /// <summary>Marks a stale image as being revalidated.</summary>
    /// <param name="request">The request.</param>
    /// <returns>False when it is being revalidated already, or the last attempt failed recently.</returns>
    public bool TryBeginRevalidation(ImageRequest request)
    {
        ImageCacheEntry entry = _entries[request];
        if (entry.IsRevalidating || (entry.FailedAt is { } failedAt && time.GetElapsedTime(failedAt) < _failureLifetime))
            return false;
        return entry.IsRevalidating = true;
    }

    /// <summary>Ends a revalidation. An image that is still stale may be revalidated again.</summary>
    /// <param name="request">The request.</param>
    public void EndRevalidation(ImageRequest request)
    {
        if (_entries.TryGetValue(request, out ImageCacheEntry? entry))
            entry.IsRevalidating = false;
    }

    /// <summary>
    /// Stores a result in place of the previous one. An image of more than a tenth of the limit is not stored, and a failure does not
    /// replace the stale image it was to revalidate.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="content">The leased bytes that it shows, or null.</param>
    /// <returns>True when the result replaced an image by another one, or by none.</returns>
    public bool Replace(ImageLoadResult result, CachedContent? content)
    {
        ImageCacheEntry? previous = _entries.GetValueOrDefault(result.Request);
        if (previous?.Result is ImageLoadResult.Loaded && result is ImageLoadResult.Failed)
        {
            previous.FailedAt = time.GetTimestamp();
            return false;
        }

        Store(result, content, time.GetTimestamp());

        // Another rendition of the same artwork is not a change.
        return previous?.Result is ImageLoadResult.Loaded { Image: var shown }
            && (result.Shown is not { } now || OwnershipOf(now) != OwnershipOf(shown));
    }

    /// <summary>Drops the least recently used results until the rest fits.</summary>
    /// <param name="bytes">The number of bytes that may stay.</param>
    public void Trim(long bytes)
    {
        while (TotalBytes > bytes)
            Remove(_order.Last!.Value);
    }

    /// <summary>Tells whether a rendition's bytes are in memory or being read.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    public bool HasContent(long imageId)
        => _contents.TryGetValue(imageId, out CachedContent? content) && (content.Data is not null || content.Reader is not null);

    /// <summary>
    /// Leases the content of a rendition, whether or not its bytes are there. It stays in memory until the lease is returned.
    /// </summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <returns>The content, the same object for every caller.</returns>
    public CachedContent Lease(long imageId)
    {
        if (!_contents.TryGetValue(imageId, out CachedContent? content))
            _contents.Add(imageId, content = new CachedContent(imageId));
        content.Leases++;
        return content;
    }

    /// <summary>Returns a lease.</summary>
    /// <param name="content">The leased content.</param>
    public void Return(CachedContent content)
    {
        content.Leases--;
        RemoveIfUnused(content);
    }

    /// <summary>Removes the results of a track, or of an album and the tracks that show its image or might show it now.</summary>
    /// <param name="owner">The track or album.</param>
    public void Remove(ArtworkOwner owner)
    {
        RemoveAll(_index.Of(owner).ToArray());
        if (owner.AlbumId is { } albumId)
            RemoveAll(_index.TracksOf(albumId));
    }

    /// <summary>Removes the results of a preview, in all sizes.</summary>
    /// <param name="request">A request for it.</param>
    public void RemovePreview(ImageRequest request) => RemoveAll(_index.Of(request).ToArray());

    /// <summary>Removes all results.</summary>
    public void Clear()
    {
        while (_order.Last is { } last)
            Remove(last.Value);
    }

    private static (long ArtworkId, long? TrackId, long? AlbumId) OwnershipOf(Image image)
        => (image.ArtworkId, image.TrackId, image.AlbumId);

    private TimeSpan? LifetimeOf(ImageLoadResult result) => result switch
    {
        ImageLoadResult.Absent or ImageLoadResult.Placeholder => _absenceLifetime,
        ImageLoadResult.Failed => _failureLifetime,
        _ => _pictureLifetime,
    };

    private bool IsExpired(ImageCacheEntry entry)
        => LifetimeOf(entry.Result) is { } lifetime && time.GetElapsedTime(entry.StoredAt) >= lifetime;

    // The larger image is stored for this request too, so that the next one is an ordinary hit.
    private ImageCacheEntry? FindLarger(ImageRequest request)
    {
        if (request.Target.Match != ImageMatch.AtLeast)
            return null;

        ImageCacheEntry? found = null;
        foreach (ImageCacheEntry entry in _index.Of(request))
        {
            if (entry.IsLargeEnoughFor(request) && (found is null || entry.Content!.Data!.Value.Length < found.Content!.Data!.Value.Length))
                found = entry;
        }

        return found is null
            ? null
            : Store(new ImageLoadResult.Loaded(request, ((ImageLoadResult.Loaded)found.Result).Image), found.Content, found.StoredAt);
    }

    private ImageCacheEntry? Store(ImageLoadResult result, CachedContent? content, long storedAt)
    {
        Debug.Assert(content is null == result is not ImageLoadResult.Loaded, "An image has content, and nothing else has.");
        if (_entries.TryGetValue(result.Request, out ImageCacheEntry? previous))
            Remove(previous);

        long maximum = content is null ? _limit : _limit / 10;
        if (EntryOverhead + (content?.Data?.Length ?? 0L) > maximum || LifetimeOf(result) <= TimeSpan.Zero)
            return null;

        ImageLoadResult cached = result is ImageLoadResult.Loaded loaded ? loaded with { Origin = ImageOrigin.Memory } : result;
        var entry = new ImageCacheEntry(cached, content, storedAt);
        _entries.Add(result.Request, entry);
        _order.AddFirst(entry.Node);
        _index.Add(entry);
        TotalBytes += EntryOverhead;
        if (content is not null && content.Entries++ == 0)
            TotalBytes += content.Data!.Value.Length;

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
        if (entry.Content is not { } content)
            return;
        if (--content.Entries == 0)
            TotalBytes -= content.Data!.Value.Length;
        RemoveIfUnused(content);
    }

    private void RemoveIfUnused(CachedContent content)
    {
        if (content.Leases == 0 && content.Entries == 0)
            _contents.Remove(content.ImageId);
    }
}
