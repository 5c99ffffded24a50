using Microsoft.Extensions.Logging;
using TrackStore.Coalescing;
using TrackStore.Loading.Cache;
using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading;

/// <summary>Decodes what the <see cref="IImageLoader"/> loads. Which rendition a request shows is that loader's knowledge; its bitmap never changes.</summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
internal sealed class BitmapLoader<TBitmap> : IImageLoader<TBitmap>
    where TBitmap : class
{
    private readonly IImageLoader _images;
    private readonly IImageDecoder<TBitmap> _decoder;
    private readonly LoaderTelemetry _telemetry;
    private readonly ILogger _logger;
    private readonly ReadQueue _queue;
    private readonly BitmapCache<TBitmap> _cache;
    private readonly DecodeFailureCache _failures;
    private readonly Coalescer<long, bool> _decodes = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _gate = new();

    public BitmapLoader(
        IImageLoader images,
        IImageDecoder<TBitmap> decoder,
        LoaderEnvironment environment,
        ILogger<BitmapLoader<TBitmap>> logger)
    {
        _images = images;
        _decoder = decoder;
        _telemetry = environment.Telemetry;
        _logger = logger;
        _queue = new ReadQueue(environment.Options.MaxConcurrentDecodes);
        _cache = new BitmapCache<TBitmap>(environment.Options.BitmapCacheBytes, _queue, environment.WatchMemory());
        _failures = new DecodeFailureCache(environment.Options.FailureLifetime, environment.Time);
        _stopped = _stopping.Token;
        _telemetry.Observe(LoaderStage.Decode, () => _queue.Length, () => KeptBytes);
    }

    /// <summary>Gets how many decoded bytes are kept.</summary>
    internal long KeptBytes
    {
        get
        {
            lock (_gate)
            {
                return _cache.KeptBytes;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImageLease<TBitmap>> LoadAsync(
        ImageRequest request,
        ImageLoadOptions options = default,
        CancellationToken cancellationToken = default)
    {
        ImageLoadResult result = await _images.LoadAsync(request, options, cancellationToken).ConfigureAwait(false);
        if (result.Shown is not { } image)
        {
            return new ImageLease<TBitmap>(result);
        }

        BitmapCacheEntry<TBitmap> entry;
        lock (_gate)
        {
            if (options.CachePolicy != ImageCachePolicy.Reload && _failures.Find(image.Id) is { } error)
            {
                return new ImageLease<TBitmap>(new ImageLoadResult.Failed(request, error));
            }

            if (options.CachePolicy == ImageCachePolicy.CacheOnly && !_cache.IsDecoded(image.Id))
            {
                return new ImageLease<TBitmap>(new ImageLoadResult.NotCached(request));
            }

            entry = _cache.Lease(image.Id);
            entry.Demand.Raise(options.Priority);
        }

        try
        {
            if (!IsDecoded(entry))
            {
                using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped);
                await _decodes.RunAsync(entry.ImageId, token => DecodeAsync(entry, image, token), leaving.Token).ConfigureAwait(false);
            }

            return new ImageLease<TBitmap>(result, entry.Bitmap, () => Return(entry));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || _stopped.IsCancellationRequested)
        {
            Return(entry);
            return new ImageLease<TBitmap>(new ImageLoadResult.Cancelled(request));
        }
        catch (Exception error)
        {
            Return(entry);
            return new ImageLease<TBitmap>(new ImageLoadResult.Failed(request, error));
        }
    }

    /// <inheritdoc/>
    public ImageLease<TBitmap>? TryGetCached(ImageRequest request)
    {
        ImageLoadResult? result = _images.TryGetCached(request);
        if (result?.Shown is not { } image)
        {
            return result is null ? null : new ImageLease<TBitmap>(result);
        }

        BitmapCacheEntry<TBitmap>? entry;
        lock (_gate)
        {
            entry = _cache.TryLease(image.Id);
        }

        return entry is null ? null : new ImageLease<TBitmap>(result, entry.Bitmap, () => Return(entry));
    }

    /// <inheritdoc/>
    public void Trim(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        List<TBitmap> unused = [];
        lock (_gate)
        {
            _cache.Trim(bytes, unused);
        }

        DisposeAll(unused);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Marks the loader as disposed now: a decode that ends later keeps nothing.
        _ = _stopping.CancelAsync();
        Trim(0);
    }

    private async Task<bool> DecodeAsync(BitmapCacheEntry<TBitmap> entry, Image image, CancellationToken cancellationToken)
    {
        ReadTicket ticket;
        lock (_gate)
        {
            // Another decode may have ended between the caller's look at the entry and this one's start.
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Bitmap is not null)
            {
                return true;
            }

            entry.Leases++;
            ticket = entry.Demand.Issue();
        }

        List<TBitmap> unused = [];
        try
        {
            TBitmap bitmap = await DecodeInTurnAsync(ticket, image, cancellationToken).ConfigureAwait(false);
            Admit(entry, bitmap, unused);
            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DecodeFailed(_logger, error, image.Id);
            lock (_gate)
            {
                _failures.Add(image.Id, error);
            }

            throw;
        }
        finally
        {
            lock (_gate)
            {
                entry.Demand.Return(ticket);
                _cache.Return(entry, unused);
            }

            DisposeAll(unused);
        }
    }

    private async Task<TBitmap> DecodeInTurnAsync(ReadTicket ticket, Image image, CancellationToken cancellationToken)
    {
        await _queue.EnterAsync(ticket, cancellationToken).ConfigureAwait(false);
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
                // A decode that everyone had left went on beside the next one.
                unused.Add(bitmap);
                return;
            }

            entry.Bitmap = bitmap;
            entry.Bytes = bytes;
            if (!_stopped.IsCancellationRequested)
            {
                _cache.Keep(entry, unused);
            }
        }
    }

    private bool IsDecoded(BitmapCacheEntry<TBitmap> entry)
    {
        lock (_gate)
        {
            return entry.Bitmap is not null;
        }
    }

    private void Return(BitmapCacheEntry<TBitmap> entry)
    {
        List<TBitmap> unused = [];
        lock (_gate)
        {
            _cache.Return(entry, unused);
        }

        DisposeAll(unused);
    }

    private static void DisposeAll(List<TBitmap> unused)
    {
        foreach (TBitmap bitmap in unused)
        {
            (bitmap as IDisposable)?.Dispose();
        }
    }
}
