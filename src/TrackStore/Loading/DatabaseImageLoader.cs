using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Coalescing;

namespace TrackStore.Loading;

/// <summary>Loads pictures from the store's database through memory.</summary>
/// <remarks>
/// After it was disposed, calls under way and new ones end as <see cref="ImageLoadResult.Cancelled"/>, and nothing is remembered any more. Whether it
/// was is looked at right before a handler is called: a handler that another thread is calling at that moment is not interrupted.
/// </remarks>
internal sealed partial class DatabaseImageLoader : IImageLoader
{
    private readonly IImageRepository _images;
    private readonly ArtworkChanges _changes;
    private readonly ILogger _logger;
    private readonly LoaderTelemetry _telemetry;
    private readonly ImageCache _cache;
    private readonly ReadQueue _queue;
    private readonly Dictionary<ImageRequest, Demand> _demands = [];
    private readonly Coalescer<ImageRequest, ReadOutcome> _requests = new();
    private readonly Coalescer<long, bool> _contents = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();

    /// <summary>Initializes a new instance of the <see cref="DatabaseImageLoader"/> class.</summary>
    /// <param name="images">Where the pictures are.</param>
    /// <param name="changes">Where the repositories tell what they committed.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock by which absences and failures expire.</param>
    /// <param name="logger">Where failed reads and handlers are told.</param>
    /// <param name="telemetry">What is counted and timed.</param>
    /// <param name="pressure">Tells whether memory is short, or null to ask the garbage collector.</param>
    public DatabaseImageLoader(
        IImageRepository images,
        ArtworkChanges changes,
        IOptions<ImageLoaderOptions> options,
        TimeProvider time,
        ILogger<DatabaseImageLoader> logger,
        LoaderTelemetry telemetry,
        MemoryPressure? pressure = null)
    {
        _telemetry = telemetry;
        _images = images;
        _changes = changes;
        _logger = logger;
        _cache = new ImageCache(options.Value, time, pressure ?? new MemoryPressure(time));
        _queue = new ReadQueue(options.Value.MaxConcurrentReads);
        _stopped = _stopping.Token;
        _imageLoaded = new(this, logger, _stopped);
        _imageFailed = new(this, logger, _stopped);
        _imageAbsent = new(this, logger, _stopped);
        _trackImageLoaded = new(this, logger, _stopped);
        _trackImageFailed = new(this, logger, _stopped);
        _albumImageLoaded = new(this, logger, _stopped);
        _albumImageFailed = new(this, logger, _stopped);
        _changes.Committed += OnCommitted;
        telemetry.Observe(LoaderStage.Read, () => QueueLength, () => CachedBytes);
    }

    /// <summary>Gets how many reads wait for their turn.</summary>
    internal int QueueLength => _queue.Length;

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
    public ValueTask<ImageLoadResult> LoadAsync(ImageRequest request, ImageLoadOptions options, CancellationToken cancellationToken = default)
    {
        ThrowIfUndefined(options);
        if (_stopped.IsCancellationRequested || cancellationToken.IsCancellationRequested)
        {
            return new(new ImageLoadResult.Cancelled(request));
        }

        if (options.CachePolicy == ImageCachePolicy.Reload)
        {
            Forget(request);
        }

        ImageLoadResult? remembered = Recall(request);
        if (remembered is null)
        {
            ThrowIfUndefined(request);
            return new(JoinReadAsync(new LoadCall(request, options.Priority), cancellationToken));
        }

        RaiseAnnounced();
        return new(remembered);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopped.IsCancellationRequested)
            {
                return;
            }

            // Marks the loader as disposed now, and lets those who wait go on elsewhere.
            _ = _stopping.CancelAsync();
            _cache.Clear();
            _announced.Clear();
        }

        _changes.Committed -= OnCommitted;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await WaitForReadsAsync().ConfigureAwait(false);
    }

    private static void ThrowIfUndefined(ImageRequest request)
    {
        if (!Enum.IsDefined(request.Subject) || !Enum.IsDefined(request.Size))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request, "The subject and the size must be among the defined ones.");
        }
    }

    private static void ThrowIfUndefined(ImageLoadOptions options)
    {
        if (options.Priority is < ImagePriority.Low or > ImagePriority.High
            || options.CachePolicy is < ImageCachePolicy.Default or > ImageCachePolicy.Reload)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "The priority and the cache policy must be among the defined ones.");
        }
    }
}
