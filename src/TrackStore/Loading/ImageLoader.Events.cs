using TrackStore.Loading.Notification;

namespace TrackStore.Loading;

/// <content>The events.</content>
internal sealed partial class ImageLoader
{
    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? ImageLoaded
    {
        add => Subscribe(_notifier.ImageLoaded, value);
        remove => _notifier.ImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? ImageFailed
    {
        add => Subscribe(_notifier.ImageFailed, value);
        remove => _notifier.ImageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Absent>? ImageAbsent
    {
        add => Subscribe(_notifier.ImageAbsent, value);
        remove => _notifier.ImageAbsent.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Placeholder>? PlaceholderLoaded
    {
        add => Subscribe(_notifier.PlaceholderLoaded, value);
        remove => _notifier.PlaceholderLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? TrackImageLoaded
    {
        add => Subscribe(_notifier.TrackImageLoaded, value);
        remove => _notifier.TrackImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? TrackImageFailed
    {
        add => Subscribe(_notifier.TrackImageFailed, value);
        remove => _notifier.TrackImageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? AlbumImageLoaded
    {
        add => Subscribe(_notifier.AlbumImageLoaded, value);
        remove => _notifier.AlbumImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? AlbumImageFailed
    {
        add => Subscribe(_notifier.AlbumImageFailed, value);
        remove => _notifier.AlbumImageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageChange>? ImageChanged
    {
        add => Subscribe(_notifier.ImageChanged, value);
        remove => _notifier.ImageChanged.Remove(value);
    }

    private void Subscribe<TResult>(LoadEventHandlers<TResult> handlers, EventHandler<TResult>? handler)
    {
        StartPolling();
        handlers.Add(handler);
    }
}
