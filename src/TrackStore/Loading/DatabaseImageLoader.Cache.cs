using TrackStore.Storage;

namespace TrackStore.Loading;

/// <content>What is remembered, and how changes make it forgotten.</content>
internal sealed partial class DatabaseImageLoader
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
        lock (_gate)
        {
            if (_cache.Find(request) is not { } result || result is ImageLoadResult.Failed)
            {
                return null;
            }

            _telemetry.Hit();
            return result;
        }
    }

    /// <inheritdoc/>
    public void InvalidateTrack(long trackId)
    {
        lock (_gate)
        {
            ForgetTrack(trackId);
        }
    }

    /// <inheritdoc/>
    public void InvalidateAlbum(long albumId)
    {
        lock (_gate)
        {
            ForgetAlbum(albumId);
        }
    }

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
    }

    private void Forget(ImageRequest request)
    {
        if (request.Subject == ImageSubject.Track)
        {
            InvalidateTrack(request.Id);
        }
        else
        {
            InvalidateAlbum(request.Id);
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

    private ImageLoadResult? Recall(ImageRequest request)
    {
        lock (_gate)
        {
            ImageLoadResult? remembered = _cache.Find(request);
            if (remembered is not null)
            {
                _telemetry.Hit();
                Announce(remembered);
            }

            return remembered;
        }
    }
}
