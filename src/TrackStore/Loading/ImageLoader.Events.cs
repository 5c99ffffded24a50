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
    public event EventHandler<ImageLoadResult.Loaded>? TrackImageLoaded
    {
        add => Subscribe(_notifier.TrackImageLoaded, value);
        remove => _notifier.TrackImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? AlbumImageLoaded
    {
        add => Subscribe(_notifier.AlbumImageLoaded, value);
        remove => _notifier.AlbumImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult>? Completed
    {
        add => Subscribe(_notifier.Completed, value);
        remove => _notifier.Completed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageChange>? Changed
    {
        add => Subscribe(_notifier.Changed, value);
        remove => _notifier.Changed.Remove(value);
    }

    private void Subscribe<TResult>(LoadEventHandlers<TResult> handlers, EventHandler<TResult>? handler)
    {
        StartPolling();
        handlers.Add(handler);
    }
}
