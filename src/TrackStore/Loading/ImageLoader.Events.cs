namespace TrackStore.Loading;

/// <content>The events.</content>
internal sealed partial class ImageLoader
{
    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? ImageLoaded
    {
        add => _events.ImageLoaded.Add(value);
        remove => _events.ImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? ImageFailed
    {
        add => _events.ImageFailed.Add(value);
        remove => _events.ImageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Absent>? ImageAbsent
    {
        add => _events.ImageAbsent.Add(value);
        remove => _events.ImageAbsent.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Placeholder>? PlaceholderLoaded
    {
        add => _events.PlaceholderLoaded.Add(value);
        remove => _events.PlaceholderLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? TrackImageLoaded
    {
        add => _events.TrackImageLoaded.Add(value);
        remove => _events.TrackImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? TrackImageFailed
    {
        add => _events.TrackImageFailed.Add(value);
        remove => _events.TrackImageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Loaded>? AlbumImageLoaded
    {
        add => _events.AlbumImageLoaded.Add(value);
        remove => _events.AlbumImageLoaded.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageLoadResult.Failed>? AlbumImageFailed
    {
        add => _events.AlbumImageFailed.Add(value);
        remove => _events.AlbumImageFailed.Remove(value);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageChange>? ImageChanged
    {
        add => _events.ImageChanged.Add(value);
        remove => _events.ImageChanged.Remove(value);
    }
}
