namespace TrackStore.Loading.Binding;

/// <summary>What all bindings do: one request at a time, whose answer is shown, followed and released.</summary>
/// <typeparam name="TAnswer">A result, alone or with what must be returned to its source.</typeparam>
internal sealed class BindingCore<TAnswer> : IDisposable
    where TAnswer : class
{
    private readonly IBindingSource<TAnswer> _source;
    private readonly Action<BindingChange> _onChanged;
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Lock _gate = new();
    private readonly ChangeFollower<TAnswer> _follower;
    private Load? _load;
    private ImageRequest? _request;
    private TAnswer? _answer;
    private ImageRequestOptions _options;
    private bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="BindingCore{TAnswer}"/> class.</summary>
    /// <param name="source">Loads the answers.</param>
    /// <param name="onChanged">Called by the binding's owner or on its context, before an answer that was shown is released.</param>
    public BindingCore(IBindingSource<TAnswer> source, Action<BindingChange> onChanged)
    {
        _source = source;
        _onChanged = onChanged;
        _follower = new ChangeFollower<TAnswer>(this, source);
    }

    /// <summary>Gets the bound request.</summary>
    public ImageRequest? Request
    {
        get
        {
            lock (_gate)
                return _request;
        }
    }

    /// <summary>Gets the answer on screen, or null when there is none yet.</summary>
    public TAnswer? Answer
    {
        get
        {
            lock (_gate)
                return _answer;
        }
    }

    /// <summary>Gets the state of request and answer.</summary>
    public ImageBindingState State
    {
        get
        {
            lock (_gate)
                return StateOf();
        }
    }

    /// <summary>Binds a request, or null.</summary>
    public void Bind(ImageRequest? request, ImageRequestOptions options)
    {
        bool isAgain;
        BindingChange change;
        TAnswer? unused;
        Load? left;
        Load? entered;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, _onChanged.Target!);
            isAgain = request is not null && request == _request;
            if (isAgain && _load is not null && options == _options)
                return;

            // Under the lock, so that every change is either in the answer or handled afterwards.
            bool isFromMemory = options.CachePolicy != ImageCachePolicy.Reload && options.Freshness != ImageFreshness.MustBeFresh;
            TAnswer? cached = isFromMemory && request is { } wanted ? _source.TryGetCached(wanted) : null;
            ImageLoadResult? current = ResultOf(_answer);
            bool keepsCurrent = isAgain && current is ImageLoadResult.Loaded or ImageLoadResult.Absent or ImageLoadResult.Placeholder;

            // Changes to the image on screen are handled, so it is current even after it left the cache.
            bool isKnown = cached is not null || (isAgain && isFromMemory && _load is null && current is ImageLoadResult.Loaded);
            (change, unused) = Show(request, cached ?? (keepsCurrent ? _answer : null));
            _options = options;
            left = _load;
            _load = entered = request is null || isKnown ? null : new Load();
        }

        if (!isAgain)
            left?.Cancel();
        try
        {
            Publish(change, unused);
        }
        finally
        {
            if (entered is not null)
                _ = LoadAsync(request!.Value, options, entered);

            // After the new load has joined, so that a shared read of the same request continues.
            Abandon(left);
        }
    }

    /// <summary>Loads the bound request again if a change affects it, and keeps what is shown until the answer has arrived.</summary>
    public void Follow(ImageChange change)
    {
        ImageRequest request;
        ImageRequestOptions options;
        Load? left;
        Load entered;
        lock (_gate)
        {
            if (_isDisposed || _request is not { } bound || !change.Affects(bound, ResultOf(_answer)))
                return;

            // The load in progress may have read before the change, so a new one replaces it.
            request = bound;
            options = _options.CachePolicy == ImageCachePolicy.Reload ? _options with { CachePolicy = ImageCachePolicy.Default } : _options;
            left = _load;
            _load = entered = new Load();
        }

        Abandon(left);
        _ = LoadAsync(request, options, entered);
    }

    /// <summary>Cancels the load in progress, stops following, and returns what is shown once its element has let go of it.</summary>
    public void Dispose()
    {
        BindingChange change;
        TAnswer? unused;
        Load? left;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            (change, unused) = Show(request: null, answer: null);
            left = _load;
            _load = null;
        }

        _follower.Dispose();
        Abandon(left);
        if (_context is null || IsOnContext(_context))
        {
            Publish(change, unused);
            return;
        }

        try
        {
            _context.Post(_ => Publish(change, unused), null);
        }
        catch (Exception)
        {
            // The window is gone, and the element with it.
            Release(unused);
        }
    }

    private async Task LoadAsync(ImageRequest request, ImageRequestOptions options, Load load)
    {
        TAnswer answer;
        try
        {
            answer = await _source.LoadAsync(request, options, load.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // An invalid request must not leave the element waiting forever.
            answer = _source.Fail(request, error);
        }

        bool isWanted;
        lock (_gate)
        {
            isWanted = _load == load;
            load.Answer = isWanted ? answer : null;
        }

        if (!isWanted)
        {
            Release(answer);
            return;
        }

        if (_context is null)
        {
            Arrive(load);
            return;
        }

        try
        {
            _context.Post(_ => Arrive(load), null);
        }
        catch (Exception)
        {
            // The window is gone, and the element with it.
            Abandon(load);
        }
    }

    // If the load is no longer the current one, a newer one has replaced it.
    private void Arrive(Load load)
    {
        BindingChange change;
        TAnswer? unused;
        lock (_gate)
        {
            if (_load != load || load.Answer is not { } answer)
                return;
            _load = null;
            load.Answer = null;
            (change, unused) = Show(_request, answer);
        }

        Publish(change, unused);
    }

    /// <summary>Puts an answer on screen unless an equal one is there. Called under the lock.</summary>
    /// <returns>What has changed; the answer that is not, or no longer, on screen.</returns>
    private (BindingChange Change, TAnswer? Unused) Show(ImageRequest? request, TAnswer? answer)
    {
        BindingChange change = request == _request ? BindingChange.None : BindingChange.Request;
        ImageBindingState before = StateOf();
        TAnswer? unused = ReferenceEquals(answer, _answer) ? null : answer;
        if (!IsSame(ResultOf(_answer), ResultOf(answer)))
        {
            unused = _answer;
            _answer = answer;
            change |= BindingChange.Answer;
        }

        _request = request;
        return (StateOf() == before ? change : change | BindingChange.State, unused);
    }

    // WPF and Avalonia may have several contexts for one thread.
    private bool IsOnContext(SynchronizationContext context) => SynchronizationContext.Current is { } current
        && (current == context || (current.GetType() == context.GetType() && Environment.CurrentManagedThreadId == _thread));

    // The element lets go of the previous bitmap in its handler.
    private void Publish(BindingChange change, TAnswer? unused)
    {
        try
        {
            if (change != BindingChange.None)
                _onChanged(change);
        }
        finally
        {
            Release(unused);
        }
    }

    private void Abandon(Load? load)
    {
        if (load is null)
            return;
        TAnswer? arrived;
        lock (_gate)
        {
            arrived = load.Answer;
            load.Answer = null;
        }

        load.Cancel();
        Release(arrived);
    }

    private void Release(TAnswer? answer)
    {
        if (answer is not null)
            _source.Release(answer);
    }

    private ImageLoadResult? ResultOf(TAnswer? answer) => answer is null ? null : _source.ResultOf(answer);

    // Called under the lock.
    private ImageBindingState StateOf() => ResultOf(_answer) switch
    {
        null => _request is null ? ImageBindingState.None : ImageBindingState.Loading,
        ImageLoadResult.Loaded => ImageBindingState.Loaded,
        ImageLoadResult.Placeholder => ImageBindingState.Placeholder,
        ImageLoadResult.Absent => ImageBindingState.Absent,
        ImageLoadResult.Failed => ImageBindingState.Failed,
        _ => ImageBindingState.None,
    };

    // The origin of an image makes no difference on screen.
    private static bool IsSame(ImageLoadResult? one, ImageLoadResult? other)
        => one is ImageLoadResult.Loaded first && other is ImageLoadResult.Loaded second
            ? first.Request == second.Request && first.Image == second.Image
            : Equals(one, other);

    /// <summary>A load, with its answer until that is shown.</summary>
    private sealed class Load : CancellationTokenSource
    {
        public TAnswer? Answer { get; set; }
    }
}
