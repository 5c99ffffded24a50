namespace TrackStore;

/// <summary>
/// An element on the screen that shows one image after another, such as a list row that is reused while scrolling. Binding another request
/// cancels the previous one, whose result never arrives. The binding handles <see cref="IImageLoader.ImageChanged"/>: it loads a replaced
/// image again and keeps the old one until the new one has arrived.
/// </summary>
/// <remarks>
/// <see cref="Changed"/> is raised on the <see cref="SynchronizationContext"/> that was current when the binding was created, or on a
/// thread-pool thread if there was none. Create and bind it on the user interface's thread.
/// </remarks>
public sealed class ImageBinding : IDisposable
{
    private readonly IImageLoader _loader;
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;
    private readonly Lock _gate = new();
    private readonly Follower _follower;
    private CancellationTokenSource? _leaving;
    private ImageRequest? _request;
    private ImageLoadResult? _current;
    private ImageRequestOptions _options;
    private bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="ImageBinding"/> class without a request.</summary>
    /// <param name="loader">Loads the images.</param>
    public ImageBinding(IImageLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        _loader = loader;
        _follower = new Follower(this, loader);
    }

    /// <summary>Occurs when <see cref="Current"/> changed, during <see cref="Bind"/> or when a result arrived later.</summary>
    public event EventHandler? Changed;

    /// <summary>Gets the bound request, or null when there is none.</summary>
    public ImageRequest? Request
    {
        get
        {
            lock (_gate)
                return _request;
        }
    }

    /// <summary>
    /// Gets the result of <see cref="Request"/>, or null while it is being loaded, when the user interface shows its placeholder.
    /// </summary>
    public ImageLoadResult? Current
    {
        get
        {
            lock (_gate)
                return _current;
        }
    }

    /// <summary>
    /// Binds a request. Its image is shown during this call if it is in memory, or else when it has been read. Binding the same request
    /// again keeps the image that is shown and revalidates it if it is stale; a failed request is loaded again.
    /// </summary>
    /// <param name="request">The request, or null to show no image.</param>
    /// <param name="options">
    /// How to load the image. <see cref="ImageCachePolicy.Reload"/> and <see cref="ImageFreshness.MustBeFresh"/> load it whenever they are
    /// bound, and show nothing new during this call.
    /// </param>
    /// <exception cref="ObjectDisposedException">The binding was disposed.</exception>
    public void Bind(ImageRequest? request, ImageRequestOptions options = default)
    {
        bool isAgain;
        bool isChanged;
        CancellationTokenSource? left;
        CancellationTokenSource? entered = null;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            isAgain = request is not null && request == _request;
            if (isAgain && _leaving is not null && options == _options)
                return;

            // Under the lock, so that every change is either in the result or handled afterwards.
            bool isFromMemory = options.CachePolicy != ImageCachePolicy.Reload && options.Freshness != ImageFreshness.MustBeFresh;
            ImageLoadResult? cached = isFromMemory && request is { } wanted ? _loader.TryGetCached(wanted) : null;
            bool keepsCurrent = isAgain && _current is ImageLoadResult.Loaded or ImageLoadResult.Absent or ImageLoadResult.Placeholder;
            ImageLoadResult? shown = cached ?? (keepsCurrent ? _current : null);

            // Changes to the image on screen are handled, so it is current even after it left the cache.
            bool isKnown = cached is not null || (isAgain && isFromMemory && _leaving is null && _current is ImageLoadResult.Loaded);
            isChanged = !IsSame(_current, shown);
            left = _leaving;
            _request = request;
            _options = options;
            _current = isChanged ? shown : _current;
            _leaving = entered = request is null || isKnown ? null : new CancellationTokenSource();
        }

        if (!isAgain)
            left?.Cancel();

        if (isChanged)
            Changed?.Invoke(this, EventArgs.Empty);

        if (entered is not null)
            _ = LoadAsync(request!.Value, options, entered);

        // After the new load has joined, so that a shared read of the same request continues.
        left?.Cancel();
    }

    /// <summary>Cancels the load in progress and stops handling changes. No further result arrives.</summary>
    public void Dispose()
    {
        CancellationTokenSource? left;
        lock (_gate)
        {
            _isDisposed = true;
            left = _leaving;
            _leaving = null;
        }

        left?.Cancel();
        _follower.Dispose();
    }

    // The origin of an image makes no difference on screen.
    private static bool IsSame(ImageLoadResult? one, ImageLoadResult? other)
        => one is ImageLoadResult.Loaded first && other is ImageLoadResult.Loaded second
            ? first.Request == second.Request && first.Image == second.Image
            : Equals(one, other);

    private async Task LoadAsync(ImageRequest request, ImageRequestOptions options, CancellationTokenSource leaving)
    {
        ImageLoadResult result;
        try
        {
            result = await _loader.LoadAsync(request, options, leaving.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // An invalid request must not leave the element waiting forever.
            result = new ImageLoadResult.Failed(request, error);
        }

        if (_context is null)
        {
            Arrive(result, leaving);
            return;
        }

        try
        {
            _context.Post(_ => Arrive(result, leaving), null);
        }
        catch (Exception) when (leaving.IsCancellationRequested)
        {
            // The window is gone, and the element with it.
        }
    }

    // The source identifies one load: if it is no longer the current one, a newer load has replaced it.
    private void Arrive(ImageLoadResult result, CancellationTokenSource leaving)
    {
        lock (_gate)
        {
            if (_leaving != leaving)
                return;

            _leaving = null;
            if (IsSame(_current, result))
                return;

            _current = result;
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    // The load in progress may have read before the change, so a new one replaces it.
    private void Follow(ImageChange change)
    {
        ImageRequest request;
        ImageRequestOptions options;
        CancellationTokenSource? left;
        CancellationTokenSource entered;
        lock (_gate)
        {
            if (_isDisposed || _request is not { } bound || !change.Affects(bound, _current))
                return;

            request = bound;
            options = _options.CachePolicy == ImageCachePolicy.Reload ? _options with { CachePolicy = ImageCachePolicy.Default } : _options;
            left = _leaving;
            _leaving = entered = new CancellationTokenSource();
        }

        left?.Cancel();
        _ = LoadAsync(request, options, entered);
    }

    /// <summary>Handles changes for a binding without keeping it alive.</summary>
    private sealed class Follower : IDisposable
    {
        private readonly WeakReference<ImageBinding> _binding;
        private readonly IImageLoader _loader;

        public Follower(ImageBinding binding, IImageLoader loader)
        {
            _binding = new WeakReference<ImageBinding>(binding);
            _loader = loader;

            // Most changes concern other images; they are filtered outside the user interface's thread.
            SynchronizationContext? context = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                loader.ImageChanged += OnChanged;
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(context);
            }
        }

        public void Dispose() => _loader.ImageChanged -= OnChanged;

        private void OnChanged(object? sender, ImageChange change)
        {
            if (_binding.TryGetTarget(out ImageBinding? binding))
                binding.Follow(change);
            else
                Dispose();
        }
    }
}
