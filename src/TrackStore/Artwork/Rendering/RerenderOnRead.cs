using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Storage;

namespace TrackStore.Artwork.Rendering;

/// <summary>
/// Rerenders pictures that were made with other options after they are read: one at a time, in the background, where their originals are
/// kept.
/// </summary>
internal sealed class RerenderOnRead(
    StoreDatabase database,
    RenditionRenderer renderer,
    ArtworkRerenderer rerenderer,
    ILogger<RerenderOnRead>? logger = null) : IDisposable, IAsyncDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<RerenderOnRead>.Instance;
    private readonly Lock _gate = new();
    private volatile OutdatedPictures? _pictures;
    private Task _ended = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>Gets the background work.</summary>
    internal Task Work => Task.WhenAll(_ended, _pictures?.Work ?? Task.CompletedTask);

    /// <summary>Records that a picture was read, and returns it.</summary>
    public TInfo? Observe<TInfo>(TInfo? info)
        where TInfo : ImageInfo
    {
        if (info is not null)
            Pictures?.Add(info.ArtworkId);
        return info;
    }

    /// <summary>Records that a picture was read by its key, and returns it.</summary>
    public ImageContent? Observe(ImageContent? content)
    {
        if (content is not null)
            Pictures?.Add(content.Key.ArtworkId);
        return content;
    }

    /// <summary>Records that the pictures of a page were read, and returns them.</summary>
    public IReadOnlyDictionary<ImageRequest, ImageInfo> Observe(IReadOnlyDictionary<ImageRequest, ImageInfo> page)
    {
        if (Pictures is { } pictures)
        {
            foreach (ImageInfo info in page.Values)
                pictures.Add(info.ArtworkId);
        }

        return page;
    }

    /// <summary>Begins anew with the options that are in use now.</summary>
    public void Restart()
    {
        lock (_gate)
            End();
    }

    /// <summary>Stops. A picture that is being rerendered stays unchanged.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            End();
        }
    }

    /// <summary>Stops, and waits for the background work to end.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _ended.ConfigureAwait(false);
    }

    private OutdatedPictures? Pictures => _pictures ?? Begin();

    private OutdatedPictures? Begin()
    {
        lock (_gate)
            return _isDisposed ? null : _pictures ??= new OutdatedPictures(database, renderer, rerenderer, _logger);
    }

    private void End()
    {
        if (_pictures is not { } ended)
            return;
        _pictures = null;
        ended.Stop();
        _ended = Task.WhenAll(_ended, ended.Work);
    }
}
