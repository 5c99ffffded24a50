using TrackStore.Loading.Scheduling;
namespace TrackStore.Loading;

/// <summary>Reads pages of pictures into memory, two pictures at a time, silently and at low priority.</summary>
internal sealed class ImagePrefetch : IImagePrefetch
{
    /// <summary>How many requests share one query.</summary>
    public const int PageSize = 64;

    private const int MaxConcurrency = 2;

    private readonly ImageLoader _loader;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();
    private TaskCompletionSource? _paused;

    public ImagePrefetch(ImageLoader loader, ImageRequest[] requests, CancellationToken stopped)
    {
        _loader = loader;
        _stopped = _stopping.Token;
        CancellationTokenRegistration loaderStops = stopped.UnsafeRegister(static prefetch => ((ImagePrefetch)prefetch!).Dispose(), this);
        Completion = Task.Run(() => RunAsync(requests, loaderStops), CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task Completion { get; }

    /// <inheritdoc/>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
            {
                return _paused is not null;
            }
        }
    }

    /// <inheritdoc/>
    public void Pause()
    {
        lock (_gate)
        {
            _paused ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
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

    private async Task RunAsync(ImageRequest[] requests, CancellationTokenRegistration loaderStops)
    {
        try
        {
            foreach (ImageRequest[] chunk in requests.Chunk(PageSize))
            {
                await WaitWhilePausedAsync(_stopped).ConfigureAwait(false);
                using PreparedPage page = await _loader.PrepareAsync(chunk, ImagePriority.Low, isSilent: true, _stopped).ConfigureAwait(false);
                var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = _stopped };
                await Parallel.ForEachAsync(page.Calls, options, LoadAsync).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: what was read stays in memory, the rest is not needed.
        }
        finally
        {
            // A loader lives as long as the application, and must not keep what has ended.
            loaderStops.Unregister();
        }
    }

    private async ValueTask LoadAsync(LoadCall call, CancellationToken cancellationToken)
    {
        await WaitWhilePausedAsync(cancellationToken).ConfigureAwait(false);
        await _loader.JoinReadAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitWhilePausedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TaskCompletionSource? paused;
            lock (_gate)
            {
                paused = _paused;
            }

            if (paused is null)
            {
                return;
            }

            await paused.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
