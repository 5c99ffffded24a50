using TrackStore.Loading.Scheduling;
using TrackStore.Storage;
using TrackStore.Storage.Changes;

namespace TrackStore.Loading;

/// <content>What is remembered, and how changes make it forgotten.</content>
internal sealed partial class ImageLoader
{
    private readonly HashSet<PendingRead> _reads = [];
    private long _epoch;

    /// <summary>Gets how many bytes are remembered; never more than the limit.</summary>
    internal long CachedBytes
    {
        get
        {
            lock (_gate)
            {
                return _cache.TotalBytes;
            }
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
            {
                return null;
            }

            _telemetry.Hit();
            isDue = isStale && _cache.TryBeginRevalidation(request);
        }

        if (isDue)
        {
            _ = RevalidateAsync([request]);
        }

        return result;
    }

    /// <inheritdoc/>
    public void InvalidateTrack(long trackId) => OnCommitted(new ArtworkChange([trackId], []));

    /// <inheritdoc/>
    public void InvalidateAlbum(long albumId) => OnCommitted(new ArtworkChange([], [albumId]));

    /// <inheritdoc/>
    public void Clear()
    {
        lock (_gate)
        {
            _epoch++;
            _cache.Clear();
            foreach (PendingRead read in _reads)
            {
                read.Touch();
            }
        }
    }

    /// <inheritdoc/>
    public void Trim(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        lock (_gate)
        {
            _cache.Trim(bytes);
        }
    }

    private void OnCommitted(ArtworkChange change)
    {
        if (change.IsEverything)
        {
            Clear();
            _events.RaiseChanged(() => ImageChange.Everything);
            return;
        }

        lock (_gate)
        {
            foreach (long trackId in change.TrackIds)
            {
                ForgetTrack(trackId);
            }

            foreach (long albumId in change.AlbumIds)
            {
                ForgetAlbum(albumId);
            }
        }

        _events.RaiseChanged(() => new ImageChange(change.TrackIds, change.AlbumIds));
    }

    private void Forget(ImageRequest request)
    {
        lock (_gate)
        {
            if (request.Subject == ImageSubject.Track)
            {
                ForgetTrack(request.Id);
            }
            else
            {
                ForgetAlbum(request.Id);
            }
        }
    }

    private void ForgetTrack(long trackId)
    {
        _epoch++;
        _cache.RemoveTrack(trackId);
        foreach (PendingRead read in _reads)
        {
            read.TouchTrack(trackId);
        }
    }

    private void ForgetAlbum(long albumId)
    {
        _epoch++;
        _cache.RemoveAlbum(albumId);
        foreach (PendingRead read in _reads)
        {
            read.TouchAlbum(albumId);
        }
    }

    // Null when the store is to be asked. A stale picture that is due is to be looked up in the background.
    private ImageLoadResult? Recall(ImageRequest request, ImageLoadOptions options, out bool isDue)
    {
        isDue = false;
        bool isCacheOnly = options.CachePolicy == ImageCachePolicy.CacheOnly;
        lock (_gate)
        {
            ImageLoadResult? remembered = _cache.Find(request, out bool isStale);
            if (remembered is null || (isStale && options.Freshness == ImageFreshness.MustBeFresh))
            {
                return isCacheOnly ? new ImageLoadResult.NotCached(request) : null;
            }

            isDue = isStale && !isCacheOnly && _cache.TryBeginRevalidation(request);
            _telemetry.Hit();
            _events.Announce(remembered);
            return remembered;
        }
    }

    // Pictures past their lifetime that were given all the same: one query for all of them.
    private async Task RevalidateAsync(IReadOnlyList<ImageRequest> requests)
    {
        try
        {
            using PreparedPage page = await PrepareAsync(requests, ImagePriority.Low, isSilent: true, _stopped).ConfigureAwait(false);
            await Task.WhenAll(page.Calls.Select(call => JoinReadAsync(call, CancellationToken.None))).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                foreach (ImageRequest request in requests)
                {
                    _cache.EndRevalidation(request);
                }
            }
        }
    }
}
