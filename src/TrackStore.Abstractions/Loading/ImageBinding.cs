namespace TrackStore;

/// <summary>
/// One place on a screen that shows one picture after another, such as a row of a list that is recycled while it scrolls. A result of an
/// earlier request never arrives, and its read is left. What is shown follows <see cref="IImageLoader.ImageChanged"/>: a picture that was
/// replaced is loaded again, and the old one stays until the new one is there.
/// </summary>
/// <remarks>
/// <see cref="Changed"/> is raised on the <see cref="SynchronizationContext"/> that was current when the binding was made, else on a
/// thread-pool thread. Make and bind it on the user interface's thread.
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
    private ImageLoadOptions _options;
    private bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="ImageBinding"/> class, bound to nothing.</summary>
    /// <param name="loader">Loads the pictures.</param>
    public ImageBinding(IImageLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        _loader = loader;
        _follower = new Follower(this, loader);
    }

    /// <summary>Occurs when <see cref="Current"/> changed: at once within <see cref="Bind"/>, or later when a picture arrived.</summary>
    public event EventHandler? Changed;

    /// <summary>Gets the request that the place shows, or null when it shows none.</summary>
    public ImageRequest? Request
    {
        get
        {
            lock (_gate)
            {
                return _request;
            }
        }
    }

    /// <summary>Gets how <see cref="Request"/> ended, or null while it is under way: a user interface shows its placeholder then.</summary>
    public ImageLoadResult? Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>
    /// Shows another picture: from memory within this call when it is there, else when it was read. Binding the same request again keeps
    /// what is shown, unless it failed; what may have run out is looked up meanwhile.
    /// </summary>
    /// <param name="request">The request, or null to show nothing.</param>
    /// <param name="options">
    /// How it is loaded. <see cref="ImageCachePolicy.Reload"/> and <see cref="ImageFreshness.MustBeFresh"/> show nothing within this call,
    /// save what the same request shows already, and ask the loader each time they are bound.
    /// </param>
    /// <exception cref="ObjectDisposedException">The binding was disposed.</exception>
    public void Bind(ImageRequest? request, ImageLoadOptions options = default)
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
            {
                return;
            }

            // Looked up under the lock, so that a change is either in the answer or followed.
            bool isFromMemory = options.CachePolicy != ImageCachePolicy.Reload && options.Freshness != ImageFreshness.MustBeFresh;
            ImageLoadResult? cached = isFromMemory && request is { } wanted ? _loader.TryGetCached(wanted) : null;
            bool isAnswered = _current is ImageLoadResult.Loaded or ImageLoadResult.Absent or ImageLoadResult.Placeholder;
            ImageLoadResult? shown = cached ?? (isAgain && isAnswered ? _current : null);

            // A picture on the screen is followed, so that it is the right one although it is in memory no more.
            bool isKnown = cached is not null || (isAgain && isFromMemory && _leaving is null && _current is ImageLoadResult.Loaded);
            isChanged = !IsSame(_current, shown);
            left = _leaving;
            _request = request;
            _options = options;
            _current = isChanged ? shown : _current;
            _leaving = entered = request is null || isKnown ? null : new CancellationTokenSource();
        }

        if (!isAgain)
        {
            left?.Cancel();
        }

        if (isChanged)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }

        if (entered is not null)
        {
            _ = LoadAsync(request!.Value, options, entered);
        }

        // After the new one has joined, so that a read with other options for the same picture goes on.
        left?.Cancel();
    }

    /// <summary>Leaves the read under way and stops following changes. Nothing arrives any more.</summary>
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

    // Where a picture was when it was asked for makes no difference on the screen.
    private static bool IsSame(ImageLoadResult? one, ImageLoadResult? other)
        => one is ImageLoadResult.Loaded first && other is ImageLoadResult.Loaded second
            ? first.Request == second.Request && first.Image == second.Image
            : Equals(one, other);

    private async Task LoadAsync(ImageRequest request, ImageLoadOptions options, CancellationTokenSource leaving)
    {
        ImageLoadResult result;
        try
        {
            result = await _loader.LoadAsync(request, options, leaving.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Such as for a size that there isn't: the place would wait for ever.
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
            // The window is gone, and with it the place that would have shown the picture.
        }
    }

    // The source is the token of one binding: whoever finds another one has been overtaken.
    private void Arrive(ImageLoadResult result, CancellationTokenSource leaving)
    {
        lock (_gate)
        {
            if (_leaving != leaving)
            {
                return;
            }

            _leaving = null;
            if (IsSame(_current, result))
            {
                return;
            }

            _current = result;
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    // The read under way may have had its answer before the change: it is left for one that begins now.
    private void Follow(ImageChange change)
    {
        ImageRequest request;
        ImageLoadOptions options;
        CancellationTokenSource? left;
        CancellationTokenSource entered;
        lock (_gate)
        {
            if (_isDisposed || _request is not { } bound || !change.Affects(bound, _current))
            {
                return;
            }

            request = bound;
            options = _options.CachePolicy == ImageCachePolicy.Reload ? _options with { CachePolicy = ImageCachePolicy.Default } : _options;
            left = _leaving;
            _leaving = entered = new CancellationTokenSource();
        }

        left?.Cancel();
        _ = LoadAsync(request, options, entered);
    }

    /// <summary>Hears of changes for a binding, without keeping a forgotten one alive.</summary>
    private sealed class Follower : IDisposable
    {
        private readonly WeakReference<ImageBinding> _binding;
        private readonly IImageLoader _loader;

        public Follower(ImageBinding binding, IImageLoader loader)
        {
            _binding = new WeakReference<ImageBinding>(binding);
            _loader = loader;

            // Most changes are about other pictures: they are sorted out off the user interface's thread.
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
            {
                binding.Follow(change);
            }
            else
            {
                Dispose();
            }
        }
    }
}
