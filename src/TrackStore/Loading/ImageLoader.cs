using Microsoft.Extensions.Logging;
using TrackStore.Artwork;
using TrackStore.Loading.Cache;
using TrackStore.Loading.Notification;
using TrackStore.Loading.Scheduling;
using TrackStore.Storage;
using TrackStore.Storage.Changes;

namespace TrackStore.Loading;

/// <summary>Loads images from the database through a memory cache.</summary>
/// <remarks>
/// One lock orders the cache, the reads and the committed changes. Disposal ends all calls as <see cref="ImageLoadResult.Canceled"/> and
/// empties the cache. It is checked immediately before a handler is called; a handler that is running on another thread is not interrupted.
/// </remarks>
internal sealed partial class ImageLoader : IImageLoader, IAsyncDisposable, IDisposable
{
    private readonly IRenditionReader _reader;
    private readonly ArtworkChanges _changes;
    private readonly ChangePoller? _poller;
    private readonly PlaceholderResolver _placeholders;
    private readonly ILogger _logger;
    private readonly LoaderTelemetry _telemetry;
    private readonly LoadNotifier _notifier;
    private readonly ImageCache _cache;
    private readonly ReadScheduler _scheduler;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();
    private bool _isPolling;

    /// <summary>Initializes a new instance of the <see cref="ImageLoader"/> class.</summary>
    /// <param name="reader">Reads from the database.</param>
    /// <param name="changes">Reports committed changes.</param>
    /// <param name="poller">
    /// Looks for changes of other processes; started by the first load or subscription. Null when nothing is polled.
    /// </param>
    /// <param name="placeholders">Supplies the results for which no image is stored.</param>
    /// <param name="environment">The options, clock, telemetry and logging shared by all loaders.</param>
    public ImageLoader(
        IRenditionReader reader,
        ArtworkChanges changes,
        ChangePoller? poller,
        PlaceholderResolver placeholders,
        LoaderEnvironment environment)
    {
        _reader = reader;
        _changes = changes;
        _poller = poller;
        _placeholders = placeholders;
        _logger = environment.CreateLogger<ImageLoader>();
        _telemetry = environment.Telemetry;
        _cache = new ImageCache(environment.Options, environment.Time, environment.CreateMemoryPressureMonitor());
        _scheduler = new ReadScheduler(environment, _cache, RunAsync, RunAsync);
        _stopped = _stopping.Token;
        _notifier = new LoadNotifier(this, _logger, _stopped);
        _changes.Committed += OnCommitted;
        _telemetry.Observe(LoaderStage.Read, () => QueueLength, () => CachedBytes);
    }

    /// <summary>Gets the number of reads and pages waiting for a slot.</summary>
    internal int QueueLength
    {
        get
        {
            lock (_gate)
                return _scheduler.QueueLength;
        }
    }

    /// <summary>Gets the number of running reads and pages.</summary>
    internal int RunningReads
    {
        get
        {
            lock (_gate)
                return _scheduler.Running;
        }
    }

    private bool IsStopped => _stopped.IsCancellationRequested;

    /// <inheritdoc/>
    public ValueTask<ImageLoadResult> LoadTrackImageAsync(
        long trackId,
        ImageSize size = ImageSize.Thumbnail,
        CancellationToken cancellationToken = default)
        => LoadAsync(ImageRequest.ForTrack(trackId, size), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImageLoadResult> LoadAlbumImageAsync(
        long albumId,
        ImageSize size = ImageSize.Thumbnail,
        CancellationToken cancellationToken = default)
        => LoadAsync(ImageRequest.ForAlbum(albumId, size), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImageLoadResult> LoadAsync(ImageRequest request, CancellationToken cancellationToken = default)
        => LoadAsync(request, default, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImageLoadResult> LoadAsync(
        ImageRequest request,
        ImageRequestOptions options,
        CancellationToken cancellationToken = default)
    {
        ThrowIfUndefined(options);
        if (cancellationToken.IsCancellationRequested)
            return new(new ImageLoadResult.Canceled(request));

        ImageLoadResult? cached;
        bool isDue;
        ImageRead? read = null;
        lock (_gate)
        {
            if (IsStopped)
                return new(new ImageLoadResult.Canceled(request));
            if (options.CachePolicy == ImageCachePolicy.Reload)
                Forget(request);
            cached = FindCached(request, options, out isDue);
            if (cached is null)
            {
                ThrowIfUndefined(request);
                read = _scheduler.Join(request, options.Priority);
            }
        }

        if (read is not null)
        {
            StartPolling();
            return new(WaitAsync(read, isSilent: false, cancellationToken));
        }

        _notifier.RaiseAnnounced();
        if (isDue)
            _ = RevalidateAsync([request]);
        return new(cached!);
    }

    /// <summary>Ends all calls as canceled, empties the cache and calls no further handler.</summary>
    public void Dispose()
    {
        ImageRead[] canceled;
        lock (_gate)
        {
            if (IsStopped)
                return;

            // Takes effect immediately; registered callbacks run on the thread pool.
            _ = _stopping.CancelAsync();
            _cache.Clear();
            canceled = _scheduler.Stop();
        }

        _changes.Committed -= OnCommitted;
        foreach (ImageRead read in canceled)
            read.Complete(new ImageLoadResult.Canceled(read.Request));
    }

    /// <summary>Disposes the loader and waits for the reads that are running.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        Task idle;
        lock (_gate)
            idle = _scheduler.WhenIdleAsync();
        await idle.ConfigureAwait(false);
    }

    // A cached image can become outdated only once there is one, so resolving the loader starts no timer.
    private void StartPolling()
    {
        if (_isPolling || IsStopped)
            return;
        _isPolling = true;
        _poller?.Start();
    }

    private static void ThrowIfUndefined(ImageRequest request)
    {
        if (request.PreviewUrl is null)
            ArtworkOwnerRules.ThrowIfDefault(request.Owner, nameof(request));
        else if (request.Owner != default)
            throw new ArgumentException("A request is for a track, an album or a preview, and not for two of them.", nameof(request));
        if (!Enum.IsDefined(request.Kind)
            || !Enum.IsDefined(request.Fallback)
            || !Enum.IsDefined(request.Target.Match)
            || (request.Target.Size is { } size && !Enum.IsDefined(size)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(request), request, "The request's target, kind and fallback must be defined values.");
        }
    }

    private static void ThrowIfUndefined(ImageRequestOptions options)
    {
        if (options.Priority is < ImagePriority.Low or > ImagePriority.High
            || options.CachePolicy is < ImageCachePolicy.Default or > ImageCachePolicy.CacheOnly
            || options.Freshness is < ImageFreshness.StaleWhileRevalidate or > ImageFreshness.MustBeFresh)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, "The options' priority, cache policy and freshness must be defined values.");
        }
    }
}
