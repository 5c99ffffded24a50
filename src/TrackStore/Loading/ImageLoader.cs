using TrackStore.Loading.Scheduling;
using TrackStore.Loading.Notification;
using TrackStore.Loading.Cache;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Coalescing;
using TrackStore.Storage.Changes;

namespace TrackStore.Loading;

/// <summary>Loads pictures from the store's database through memory.</summary>
/// <remarks>
/// After it was disposed, calls under way and new ones end as <see cref="ImageLoadResult.Cancelled"/>, and nothing is remembered any more. Whether it
/// was is looked at right before a handler is called: a handler that another thread is calling at that moment is not interrupted.
/// </remarks>
internal sealed partial class ImageLoader : IImageLoader
{
    private readonly IImageRepository _images;
    private readonly ArtworkChanges _changes;
    private readonly PlaceholderResolver _placeholders;
    private readonly ILogger _logger;
    private readonly LoaderTelemetry _telemetry;
    private readonly LoadNotifier _events;
    private readonly ImageCache _cache;
    private readonly StoreCalls _calls;
    private readonly Dictionary<ImageRequest, Demand> _demands = [];
    private readonly Coalescer<ImageRequest, ReadOutcome> _requests = new();
    private readonly Coalescer<long, bool> _contents = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();

    /// <summary>Initializes a new instance of the <see cref="ImageLoader"/> class.</summary>
    /// <param name="images">Where the pictures are.</param>
    /// <param name="changes">Where the repositories tell what they committed.</param>
    /// <param name="placeholders">What is shown where there is no picture.</param>
    /// <param name="environment">The limits, the clock and what is measured.</param>
    /// <param name="logger">Where failed reads and handlers are told.</param>
    public ImageLoader(
        IImageRepository images,
        ArtworkChanges changes,
        PlaceholderResolver placeholders,
        LoaderEnvironment environment,
        ILogger<ImageLoader> logger)
    {
        _images = images;
        _changes = changes;
        _placeholders = placeholders;
        _logger = logger;
        _telemetry = environment.Telemetry;
        _cache = new ImageCache(environment.Options, environment.Time, environment.WatchMemory());
        _calls = new StoreCalls(new ReadQueue(environment.Options.MaxConcurrentReads), _telemetry, _gate);
        _stopped = _stopping.Token;
        _events = new LoadNotifier(this, logger, _stopped);
        _changes.Committed += OnCommitted;
        _telemetry.Observe(LoaderStage.Read, () => QueueLength, () => CachedBytes);
    }

    /// <summary>Gets how many reads wait for their turn.</summary>
    internal int QueueLength => _calls.QueueLength;

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

        ImageLoadResult? remembered = Recall(request, options, out bool isDue);
        if (remembered is null)
        {
            ThrowIfUndefined(request);
            return new(JoinReadAsync(new LoadCall(request, options.Priority), cancellationToken));
        }

        _events.RaiseAnnounced();
        if (isDue)
        {
            _ = RevalidateAsync([request]);
        }

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
            _events.Clear();
        }

        _changes.Committed -= OnCommitted;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _calls.WhenIdleAsync().ConfigureAwait(false);
    }

    private static void ThrowIfUndefined(ImageRequest request)
    {
        if (!Enum.IsDefined(request.Subject)
            || !Enum.IsDefined(request.Kind)
            || !Enum.IsDefined(request.Fallback)
            || !Enum.IsDefined(request.Target.Match)
            || (request.Target.Size is { } size && !Enum.IsDefined(size)))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request, "The subject, target, kind and fallback must be among the defined ones.");
        }
    }

    private static void ThrowIfUndefined(ImageLoadOptions options)
    {
        if (options.Priority is < ImagePriority.Low or > ImagePriority.High
            || options.CachePolicy is < ImageCachePolicy.Default or > ImageCachePolicy.CacheOnly
            || options.Freshness is < ImageFreshness.StaleWhileRevalidate or > ImageFreshness.MustBeFresh)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "The priority, the cache policy and the freshness must be among the defined ones.");
        }
    }
}
