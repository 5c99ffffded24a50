using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading;

/// <summary>Reads images into the cache page by page, two at a time, at low priority and without events.</summary>
internal sealed class ImagePrefetch : IImagePrefetch
{
    /// <summary>The number of requests that share one query.</summary>
    public const int PageSize = 64;

    private const int MaxConcurrency = 2;

    private readonly ImageLoader _loader;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();
    private TaskCompletionSource? _paused;

    /// <summary>Initializes a new instance of the <see cref="ImagePrefetch"/> class and starts it.</summary>
    /// <param name="loader">The loader that reads the images.</param>
    /// <param name="requests">Distinct requests, the most likely first.</param>
    /// <param name="loaderStopped">Ends the prefetch when the loader is disposed.</param>
    public ImagePrefetch(ImageLoader loader, ImageRequest[] requests, CancellationToken loaderStopped)
    {
        _loader = loader;
        _stopped = _stopping.Token;
        CancellationTokenRegistration registration = loaderStopped.UnsafeRegister(
            static prefetch => ((ImagePrefetch)prefetch!).Dispose(), this);
        Completion = Task.Run(() => RunAsync(requests, registration), CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task Completion { get; }

    /// <inheritdoc/>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
                return _paused is not null;
        }
    }

    /// <inheritdoc/>
    public void Pause()
    {
        lock (_gate)
            _paused ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <inheritdoc/>
    public void Resume()
    {
        TaskCompletionSource? paused;
        lock (_gate)
        {
            paused = _paused;
            _paused = null;
        }

        paused?.SetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => _ = _stopping.CancelAsync();

    private async Task RunAsync(ImageRequest[] requests, CancellationTokenRegistration registration)
    {
        try
        {
            foreach (ImageRequest[] page in requests.Chunk(PageSize))
            {
                await WaitWhilePausedAsync(_stopped).ConfigureAwait(false);
                await ReadAsync(_loader.JoinPrefetch(page)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: images that were read stay in the cache.
        }
        finally
        {
            // The loader usually lives as long as the application and must not keep a finished prefetch alive.
            registration.Unregister();
        }
    }

    private async Task ReadAsync(ImageRead[] reads)
    {
        // Each read is awaited by whoever takes it from here, or left at the end.
        using IEnumerator<ImageRead> next = reads.AsEnumerable().GetEnumerator();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, MaxConcurrency).Select(_ => ReadNextAsync(next))).ConfigureAwait(false);
        }
        finally
        {
            while (next.MoveNext())
                _loader.LeavePrefetch(next.Current);
        }
    }

    private async Task ReadNextAsync(IEnumerator<ImageRead> reads)
    {
        while (true)
        {
            await WaitWhilePausedAsync(_stopped).ConfigureAwait(false);
            ImageRead read;
            lock (_gate)
            {
                if (!reads.MoveNext())
                    return;
                read = reads.Current;
            }

            await _loader.PrefetchAsync(read, _stopped).ConfigureAwait(false);
        }
    }

    private async Task WaitWhilePausedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TaskCompletionSource? paused;
            lock (_gate)
                paused = _paused;
            if (paused is null)
                return;
            await paused.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
