using Microsoft.Extensions.Logging;
using TrackStore.Coalescing;
using TrackStore.Loading.Cache;
using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading;

/// <summary>
/// Decodes the images of an <see cref="IImageLoader"/>. That loader decides which rendition a request shows; a rendition's bitmap never
/// changes.
/// </summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
internal sealed class BitmapLoader<TBitmap> : IImageLoader<TBitmap>, IDisposable
    where TBitmap : class
{
    private readonly IImageLoader _images;
    private readonly IImageDecoder<TBitmap> _decoder;
    private readonly LoaderTelemetry _telemetry;
    private readonly ILogger _logger;
    private readonly LoadQueue _queue;
    private readonly BitmapCache<TBitmap> _cache;
    private readonly DecodeFailureCache _failures;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();

    /// <summary>Initializes a new instance of the <see cref="BitmapLoader{TBitmap}"/> class.</summary>
    /// <param name="images">Loads the encoded images.</param>
    /// <param name="decoder">Decodes them.</param>
    /// <param name="environment">The options, clock, telemetry and logging shared by all loaders.</param>
    public BitmapLoader(IImageLoader images, IImageDecoder<TBitmap> decoder, LoaderEnvironment environment)
    {
        _images = images;
        _decoder = decoder;
        _telemetry = environment.Telemetry;
        _logger = environment.CreateLogger<BitmapLoader<TBitmap>>();
        _queue = new LoadQueue(environment.Options.MaxConcurrentDecodes);
        _cache = new BitmapCache<TBitmap>(environment.Options.BitmapCacheBytes, environment.CreateMemoryPressureMonitor());
        _failures = new DecodeFailureCache(environment.Options.FailureLifetime, environment.Time);
        _stopped = _stopping.Token;
        _telemetry.Observe(LoaderStage.Decode, () => QueueLength, () => CachedBytes);
    }

    /// <inheritdoc/>
    public event EventHandler<ImageChange>? Changed
    {
        add => _images.Changed += value;
        remove => _images.Changed -= value;
    }

    /// <summary>Gets the number of decoded bytes that are kept.</summary>
    internal long CachedBytes
    {
        get
        {
            lock (_gate)
                return _cache.TotalBytes;
        }
    }

    /// <summary>Gets the number of images waiting to be decoded.</summary>
    internal int QueueLength
    {
        get
        {
            lock (_gate)
                return _queue.Length;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImageLease<TBitmap>> LoadAsync(
        ImageRequest request,
        ImageRequestOptions options = default,
        CancellationToken cancellationToken = default)
    {
        ImageLoadResult result = await _images.LoadAsync(request, options, cancellationToken).ConfigureAwait(false);
        if (result.Shown is not { } image)
            return new ImageLease<TBitmap>(result);

        BitmapCacheEntry<TBitmap> entry;
        BitmapDecode<TBitmap>? decode = null;
        lock (_gate)
        {
            if (options.CachePolicy != ImageCachePolicy.Reload && _failures.Find(image.Id) is { } known)
                return new ImageLease<TBitmap>(new ImageLoadResult.Failed(request, known));
            if (options.CachePolicy == ImageCachePolicy.CacheOnly && !_cache.IsDecoded(image.Id))
                return new ImageLease<TBitmap>(new ImageLoadResult.NotCached(request));
            entry = _cache.Lease(image.Id);
            if (entry.Bitmap is null)
                decode = JoinDecode(entry, image, options.Priority);
        }

        return decode is null || await WaitAsync(decode, request, cancellationToken).ConfigureAwait(false) is not { } unsuccessful
            ? new ImageLease<TBitmap>(result, entry.Bitmap, () => Return(entry))
            : new ImageLease<TBitmap>(unsuccessful);
    }

    /// <inheritdoc/>
    public ImageLease<TBitmap>? TryGetCached(ImageRequest request)
    {
        ImageLoadResult? result = _images.TryGetCached(request);
        if (result?.Shown is not { } image)
            return result is null ? null : new ImageLease<TBitmap>(result);

        BitmapCacheEntry<TBitmap>? entry;
        lock (_gate)
            entry = _cache.TryLease(image.Id);

        return entry is null ? null : new ImageLease<TBitmap>(result, entry.Bitmap, () => Return(entry));
    }

    /// <inheritdoc/>
    public void Trim(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        List<TBitmap> unused = [];
        lock (_gate)
            _cache.Trim(bytes, unused);

        DisposeAll(unused);
    }

    /// <summary>Ends all calls as canceled, and keeps no bitmap that is not leased.</summary>
    public void Dispose()
    {
        // Takes effect immediately: a decode that ends later keeps nothing.
        _ = _stopping.CancelAsync();
        Trim(0);
    }

    // Called under the lock.
    private BitmapDecode<TBitmap> JoinDecode(BitmapCacheEntry<TBitmap> entry, Image image, ImagePriority priority)
    {
        if (entry.Decode is { } decode)
        {
            _queue.Raise(decode, priority);
        }
        else
        {
            entry.Decode = decode = new BitmapDecode<TBitmap>(entry, image, priority, DecodeAsync);
            _queue.Enqueue(decode);
        }

        decode.Waiters++;
        return decode;
    }

    /// <summary>Waits for a bitmap, and returns the caller's lease when it gets none.</summary>
    /// <returns>Null when the bitmap was decoded, else the result that the caller gets.</returns>
    private async Task<ImageLoadResult?> WaitAsync(BitmapDecode<TBitmap> decode, ImageRequest request, CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped);
        ImageLoadResult? unsuccessful = null;
        if (!await decode.Result.WaitOrLeaveAsync(() => Leave(decode), leaving.Token).ConfigureAwait(false))
            unsuccessful = new ImageLoadResult.Canceled(request);
        else if (await decode.Result.ConfigureAwait(false) is { } error)
            unsuccessful = new ImageLoadResult.Failed(request, error);
        if (unsuccessful is not null)
            Return(decode.Entry);
        return unsuccessful;
    }

    private void Leave(BitmapDecode<TBitmap> decode)
    {
        lock (_gate)
        {
            if (--decode.Waiters > 0)
                return;
            if (decode.Entry.Decode == decode)
                decode.Entry.Decode = null;
            if (!_queue.Remove(decode))
                decode.Cancel();
        }
    }

    private async Task DecodeAsync(BitmapDecode<TBitmap> decode)
    {
        BitmapCacheEntry<TBitmap> entry = decode.Entry;
        lock (_gate)
        {
            // A decode that all callers left may have run to its end anyway.
            if (decode.CancellationToken.IsCancellationRequested || entry.Bitmap is not null)
            {
                if (entry.Decode == decode)
                    entry.Decode = null;
                _queue.Exit();
                decode.Complete(error: null);
                return;
            }

            entry.Leases++;
        }

        Exception? error = null;
        List<TBitmap> unused = [];
        try
        {
            Admit(entry, await DecodeAsync(decode.Image, decode.CancellationToken).ConfigureAwait(false), unused);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        bool isFailure = error is not null && !decode.CancellationToken.IsCancellationRequested;
        if (isFailure)
            Log.DecodeFailed(_logger, error!, decode.Image.Id);
        lock (_gate)
        {
            if (isFailure)
                _failures.Add(decode.Image.Id, error!);
            if (entry.Decode == decode)
                entry.Decode = null;
            _cache.Return(entry, unused);
        }

        DisposeAll(unused);
        decode.Complete(error);
    }

    private async Task<TBitmap> DecodeAsync(Image image, CancellationToken cancellationToken)
    {
        using LoaderStage stage = _telemetry.Begin(LoaderStage.Decode);
        try
        {
            return await _decoder.DecodeAsync(image, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            stage.Fail(error);
            throw;
        }
        finally
        {
            lock (_gate)
                _queue.Exit();
        }
    }

    private void Admit(BitmapCacheEntry<TBitmap> entry, TBitmap bitmap, List<TBitmap> unused)
    {
        long bytes;
        try
        {
            bytes = _decoder.GetByteCount(bitmap);
        }
        catch
        {
            unused.Add(bitmap);
            throw;
        }

        lock (_gate)
        {
            if (entry.Bitmap is not null)
            {
                // A decode that all callers left ran on beside the next one.
                unused.Add(bitmap);
                return;
            }

            entry.Bitmap = bitmap;
            entry.Bytes = bytes;
            if (!_stopped.IsCancellationRequested)
                _cache.Keep(entry, unused);
        }
    }

    private void Return(BitmapCacheEntry<TBitmap> entry)
    {
        List<TBitmap> unused = [];
        lock (_gate)
            _cache.Return(entry, unused);

        DisposeAll(unused);
    }

    private static void DisposeAll(List<TBitmap> unused)
    {
        foreach (TBitmap bitmap in unused)
            (bitmap as IDisposable)?.Dispose();
    }
}
