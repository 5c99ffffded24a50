namespace TrackStore.Loading;

/// <content>The events. They are announced under the lock that orders reads and changes, and raised outside of it in that order.</content>
internal sealed partial class DatabaseImageLoader
{
    private readonly HandlerList<ImageLoadResult.Loaded> _imageLoaded;
    private readonly HandlerList<ImageLoadResult.Failed> _imageFailed;
    private readonly HandlerList<ImageLoadResult.Absent> _imageAbsent;
    private readonly HandlerList<ImageLoadResult.Loaded> _trackImageLoaded;
    private readonly HandlerList<ImageLoadResult.Failed> _trackImageFailed;
    private readonly HandlerList<ImageLoadResult.Loaded> _albumImageLoaded;
    private readonly HandlerList<ImageLoadResult.Failed> _albumImageFailed;
    private readonly Queue<ImageLoadResult> _announced = [];
    private bool _isRaising;

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? ImageLoaded
    {
        add => _imageLoaded.Add(value);
        remove => _imageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? ImageFailed
    {
        add => _imageFailed.Add(value);
        remove => _imageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Absent>? ImageAbsent
    {
        add => _imageAbsent.Add(value);
        remove => _imageAbsent.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? TrackImageLoaded
    {
        add => _trackImageLoaded.Add(value);
        remove => _trackImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? TrackImageFailed
    {
        add => _trackImageFailed.Add(value);
        remove => _trackImageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? AlbumImageLoaded
    {
        add => _albumImageLoaded.Add(value);
        remove => _albumImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? AlbumImageFailed
    {
        add => _albumImageFailed.Add(value);
        remove => _albumImageFailed.Remove(value);
    }

    private void Announce(ImageLoadResult result)
    {
        if (HasHandlers(result))
        {
            _announced.Enqueue(result);
        }
    }

    private bool HasHandlers(ImageLoadResult result) => result switch
    {
        ImageLoadResult.Loaded => !(_imageLoaded.IsEmpty && LoadedHandlers(result.Request).IsEmpty),
        ImageLoadResult.Failed => !(_imageFailed.IsEmpty && FailedHandlers(result.Request).IsEmpty),
        ImageLoadResult.Absent => !_imageAbsent.IsEmpty,
        _ => false,
    };

    private HandlerList<ImageLoadResult.Loaded> LoadedHandlers(ImageRequest request)
        => request.Subject == ImageSubject.Track ? _trackImageLoaded : _albumImageLoaded;

    private HandlerList<ImageLoadResult.Failed> FailedHandlers(ImageRequest request)
        => request.Subject == ImageSubject.Track ? _trackImageFailed : _albumImageFailed;

    // Posting is the host's code and must not run under the lock; one thread at a time does it, so that an older picture is never shown last.
    private void RaiseAnnounced()
    {
        bool isMine = false;
        while (true)
        {
            ImageLoadResult? next;
            lock (_gate)
            {
                if (_isRaising && !isMine)
                {
                    return;
                }

                isMine = _isRaising = _announced.TryDequeue(out next);
            }

            if (next is null)
            {
                return;
            }

            Raise(next);
        }
    }

    private void Raise(ImageLoadResult result)
    {
        switch (result)
        {
            case ImageLoadResult.Loaded loaded:
                _imageLoaded.Raise(loaded);
                LoadedHandlers(loaded.Request).Raise(loaded);
                break;
            case ImageLoadResult.Failed failed:
                _imageFailed.Raise(failed);
                FailedHandlers(failed.Request).Raise(failed);
                break;
            case ImageLoadResult.Absent absent:
                _imageAbsent.Raise(absent);
                break;
        }
    }
}
