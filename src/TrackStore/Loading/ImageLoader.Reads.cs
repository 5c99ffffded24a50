using TrackStore.Coalescing;
using TrackStore.Loading.Cache;
using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading;

/// <content>The reads of the store, on the thread pool.</content>
internal sealed partial class ImageLoader
{
    // A screen of thumbnails. What is more is read picture by picture, so that the first can be shown before the last is read.
    private const int MaxPageBytes = 1_000_000;

    /// <summary>Waits for the result of a read that the caller joined. Never throws.</summary>
    /// <param name="read">The read.</param>
    /// <param name="isSilent">Whether the caller joined without wanting events.</param>
    /// <param name="cancellationToken">Leaves the read.</param>
    private Task<ImageLoadResult> WaitAsync(ImageRead read, bool isSilent, CancellationToken cancellationToken)
        => cancellationToken.CanBeCanceled ? WaitOrLeaveAsync(read, isSilent, cancellationToken) : read.Result;

    private async Task<ImageLoadResult> WaitOrLeaveAsync(ImageRead read, bool isSilent, CancellationToken cancellationToken)
        => await read.Result.WaitOrLeaveAsync(() => Leave(read, isSilent), cancellationToken).ConfigureAwait(false)
            ? await read.Result.ConfigureAwait(false)
            : new ImageLoadResult.Cancelled(read.Request);

    private void Leave(ImageRead read, bool isSilent)
    {
        lock (_gate)
        {
            _scheduler.Leave(read, isSilent);
        }
    }

    private async Task RunAsync(ImageRead read)
    {
        CachedContent? claimed = null;
        ImageInfo? shown;
        lock (_gate)
        {
            if (!_scheduler.TryBeginRun(read))
                return;

            // What a page found out is still true unless a change was committed since.
            if (read.Shown is null || read.IsOutdated(read.Shown))
                _scheduler.BeginAttempt(read);
            else
                claimed = _scheduler.TryClaim(read, read.Shown, read);
            shown = read.Shown;
        }

        ReadOnlyMemory<byte>? data = null;
        Exception? error = null;
        if (shown is null || claimed is not null)
        {
            using LoaderStage stage = _telemetry.Begin(shown is null ? LoaderStage.Resolve : LoaderStage.Read);
            try
            {
                if (shown is null)
                    (shown, data) = await _reader.ReadAsync(read.Request, info => NeedsData(info, stage), read.CancellationToken).ConfigureAwait(false);
                else
                    data = await _reader.ReadDataAsync(shown.Id, read.CancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                stage.Fail(exception);
                error = exception;
            }
        }

        List<ImageRead> waiting = [];
        lock (_gate)
        {
            _scheduler.Exit();
            claimed?.EndRead(read, data, error, waiting);
        }

        Settle(read, shown, error);
        EndRun(waiting, error);

        bool NeedsData(ImageInfo info, LoaderStage stage)
        {
            lock (_gate)
            {
                // The bytes of an outdated answer would be dropped.
                if (!read.IsEnded && (!read.IsOutdated(info) || read.IsLastAttempt))
                    claimed = _scheduler.TryClaim(read, info, read);
            }

            if (claimed is not null)
                stage.MoveTo(LoaderStage.Read);
            return claimed is not null;
        }
    }

    private async Task RunAsync(PageRead page)
    {
        ImageRequest[] requests;
        lock (_gate)
        {
            if (!_scheduler.TryBeginRun(page))
                return;
            ImageRead[] wanted = [.. page.Reads.Where(read => !read.IsEnded)];
            Array.ForEach(wanted, _scheduler.BeginAttempt);
            requests = Array.ConvertAll(wanted, read => read.Request);
        }

        IReadOnlyDictionary<ImageRequest, ImageInfo>? shown = null;
        IReadOnlyDictionary<long, ReadOnlyMemory<byte>>? data = null;
        Exception? error = null;
        using (LoaderStage stage = _telemetry.Begin(LoaderStage.Resolve))
        {
            try
            {
                (shown, data) = await _reader.ReadPageAsync(requests, found => SelectData(page, found, stage), page.CancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                stage.Fail(exception);
                error = exception;
            }
        }

        List<ImageRead> waiting = [];
        lock (_gate)
        {
            _scheduler.Exit();
            ReadOnlyMemory<byte> bytes = default;
            foreach (CachedContent content in page.Claimed)
            {
                bool isRead = data is not null && data.TryGetValue(content.ImageId, out bytes);
                content.EndRead(page, isRead ? bytes : default(ReadOnlyMemory<byte>?), error, waiting);
            }

            foreach (ImageRead read in page.Reads)
                read.Page = null;
        }

        foreach (ImageRead read in page.Reads)
            Settle(read, shown?.GetValueOrDefault(read.Request), error);
        EndRun(waiting, error);
    }

    /// <summary>Claims the bytes of a page that nobody has or reads, unless they are too many to be held at once.</summary>
    private List<long> SelectData(PageRead page, IReadOnlyDictionary<ImageRequest, ImageInfo> shown, LoaderStage stage)
    {
        if (!page.ReadsContent)
            return [];
        lock (_gate)
        {
            List<(ImageRead Read, ImageInfo Shown)> cold = [];
            foreach (ImageRead read in page.Reads)
            {
                if (!read.IsEnded && shown.TryGetValue(read.Request, out ImageInfo? info) && !read.IsOutdated(info) && !_cache.HasContent(info.Id))
                    cold.Add((read, info));
            }

            if (cold.DistinctBy(row => row.Shown.Id).Sum(row => (long)row.Shown.ByteLength) > MaxPageBytes)
                return [];
            foreach ((ImageRead read, ImageInfo info) in cold)
            {
                if (_scheduler.TryClaim(read, info, page) is { } claimed)
                    page.Claimed.Add(claimed);
            }
        }

        if (page.Claimed.Count > 0)
            stage.MoveTo(LoaderStage.Read);
        return page.Claimed.ConvertAll(content => content.ImageId);
    }

    private void EndRun(List<ImageRead> waiting, Exception? error)
    {
        foreach (ImageRead read in waiting)
            Settle(read, read.Shown, error);
        lock (_gate)
        {
            _scheduler.EndRun();
        }
    }

    /// <summary>Ends a read with the store's answer, or lets it go on when the answer is outdated or lacks its bytes.</summary>
    /// <param name="read">The read.</param>
    /// <param name="shown">The rendition that the store said is shown, or null when there is none.</param>
    /// <param name="error">Why the store could not answer, or null.</param>
    private void Settle(ImageRead read, ImageInfo? shown, Exception? error)
    {
        if (read.CancellationToken.IsCancellationRequested)
            return;

        // The placeholder is the host's code: not to be called under the lock.
        ImageLoadResult? result = error is not null ? new ImageLoadResult.Failed(read.Request, error)
            : shown is null ? _placeholders.Resolve(read.Request)
            : null;
        bool isChange = false;
        lock (_gate)
        {
            if (read.IsEnded)
                return;
            bool isOutdated = read.IsOutdated(shown);
            if (error is null && isOutdated && !read.IsLastAttempt)
            {
                _scheduler.Retry(read);
                return;
            }

            result ??= TryShow(read, shown!);
            if (result is null)
                return;

            // Checked, remembered and announced under one lock, so that no change can come between.
            if (!isOutdated)
                isChange = _cache.Replace(result, result is ImageLoadResult.Loaded ? read.Content : null);
            if (read.Audience > 0 || isChange)
                _notifier.Announce(result);
            _scheduler.End(read);
        }

        if (result is ImageLoadResult.Failed failed)
            Log.ReadFailed(_logger, failed.Error, read.Request.Subject, read.Request.Id, NameOf(read.Request.Target));
        _notifier.RaiseAnnounced();
        if (isChange)
            _notifier.RaiseChanged(() => new ImageChange(AsList(result.TrackId), AsList(result.AlbumId)));
        read.Complete(result);
    }

    /// <summary>Gives the result of a read whose rendition is known, or null when its bytes have yet to come.</summary>
    private ImageLoadResult? TryShow(ImageRead read, ImageInfo shown)
    {
        read.Shown = shown;
        CachedContent content = read.Content ??= _cache.Lease(shown.Id);
        if (content.Data is { } data)
            return new ImageLoadResult.Loaded(read.Request, new Image(shown, data));
        if (content.Reader is not null)
        {
            content.Wait(read);
            return null;
        }

        if (content.IsGone && read.IsLastAttempt)
            return new ImageLoadResult.Failed(read.Request, VanishedPicture());
        if (content.IsGone)
            _scheduler.Retry(read);
        else
            _scheduler.Enqueue(read);
        return null;
    }

    private static StoreUnavailableException VanishedPicture() => new(
        StoreFault.Unknown,
        $"The picture was gone at each of {ImageRead.MaxAttempts} attempts to read it. Load it again; if that doesn't help, store it again.");

    private static string NameOf(ImageTarget target) => target.Pixels is { } pixels ? $"{pixels} pixel" : $"{target.Size}";

    private static long[] AsList(long? id) => id is { } value ? [value] : [];
}
