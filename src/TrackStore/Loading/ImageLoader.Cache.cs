using TrackStore.Loading.Scheduling;
using TrackStore.Storage;
using TrackStore.Storage.Changes;

namespace TrackStore.Loading;

/// <content>Cached results and their invalidation.</content>
internal sealed partial class ImageLoader
{
    /// <summary>Gets the number of cached bytes, which never exceeds <see cref="ImageLoaderOptions.CacheBytes"/>.</summary>
    internal long CachedBytes
    {
        get
        {
            lock (_gate)
                return _cache.TotalBytes;
        }
    }

    /// <inheritdoc/>
    public ImageLoadResult? TryGetCached(ImageRequest request)
    {
        ImageLoadResult? result;
        bool isDue;
        lock (_gate)
        {
            result = _cache.Find(request, out bool isStale);
            if (result is null or ImageLoadResult.Failed)
                return null;
            _telemetry.Hit();
            isDue = isStale && _cache.TryBeginRevalidation(request);
        }

        if (isDue)
            _ = RevalidateAsync([request]);
        return result;
    }

    /// <inheritdoc/>
    public void Invalidate(ArtworkOwner owner)
    {
        ArtworkOwnerRules.ThrowIfDefault(owner);
        OnCommitted(owner.TrackId is { } trackId ? new ArtworkChange([trackId], []) : new ArtworkChange([], [owner.Id]));
    }

    /// <inheritdoc/>
    public void Clear()
    {
        ForgetAll();
        _reader.Trim(0);
    }

    /// <inheritdoc/>
    public void Trim(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        lock (_gate)
            _cache.Trim(bytes);
        _reader.Trim(bytes);
    }

    private void OnCommitted(ArtworkChange change)
    {
        if (change.IsEverything)
        {
            ForgetAll();
            _notifier.RaiseChanged(() => ImageChange.Everything);
            return;
        }

        lock (_gate)
        {
            foreach (long trackId in change.TrackIds)
                Forget(ArtworkOwner.Track(trackId));
            foreach (long albumId in change.AlbumIds)
                Forget(ArtworkOwner.Album(albumId));
        }

        _notifier.RaiseChanged(() => new ImageChange(change.TrackIds, change.AlbumIds));
    }

    private void ForgetAll()
    {
        lock (_gate)
        {
            _cache.Clear();
            foreach (ImageRead read in _scheduler.Reads)
                read.NoteChange();
        }
    }

    // Called under the lock, like all methods below.
    private void Forget(ImageRequest request)
    {
        if (request.PreviewUrl is null)
        {
            Forget(request.Owner);
            return;
        }

        _reader.Forget(request);
        _cache.RemovePreview(request);
    }

    private void Forget(ArtworkOwner owner)
    {
        _cache.Remove(owner);
        foreach (ImageRead read in _scheduler.Reads)
            read.NoteChange(owner);
    }

    /// <summary>Finds the result to return without a read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Whether the cache may answer, and with a stale image.</param>
    /// <param name="isDue">Whether the result is a stale image that the caller must revalidate in the background.</param>
    /// <returns>The result, whose events are announced; null when the database must be read.</returns>
    private ImageLoadResult? FindCached(ImageRequest request, ImageRequestOptions options, out bool isDue)
    {
        isDue = false;
        bool isCacheOnly = options.CachePolicy == ImageCachePolicy.CacheOnly;
        ImageLoadResult? cached = _cache.Find(request, out bool isStale);
        if (cached is null || (isStale && options.Freshness == ImageFreshness.MustBeFresh))
            return isCacheOnly ? new ImageLoadResult.NotCached(request) : null;

        isDue = isStale && !isCacheOnly && _cache.TryBeginRevalidation(request);
        _telemetry.Hit();
        _notifier.Announce(cached);
        return cached;
    }
}
