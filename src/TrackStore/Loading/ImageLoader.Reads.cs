using TrackStore.Artwork;
using TrackStore.Coalescing;
using TrackStore.Loading.Cache;
using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading;

/// <content>Database reads on the thread pool.</content>
internal sealed partial class ImageLoader
{
    // A screen of thumbnails. Larger pages are read image by image, so that the first image is shown before the last one is read.
    private const int MaxPageBytes = 1_000_000;

    /// <summary>Waits for the result of a joined read.</summary>
    /// <param name="read">The read.</param>
    /// <param name="isSilent">Whether the caller joined without events.</param>
    /// <param name="cancellationToken">Cancels the caller's request.</param>
    /// <returns>A task that never fails.</returns>
    private Task<ImageLoadResult> WaitAsync(ImageRead read, bool isSilent, CancellationToken cancellationToken)
        => cancellationToken.CanBeCanceled ? WaitOrLeaveAsync(read, isSilent, cancellationToken) : read.Result;

    private async Task<ImageLoadResult> WaitOrLeaveAsync(ImageRead read, bool isSilent, CancellationToken cancellationToken)
        => await read.Result.WaitOrLeaveAsync(() => Leave(read, isSilent), cancellationToken).ConfigureAwait(false)
            ? await read.Result.ConfigureAwait(false)
            : new ImageLoadResult.Canceled(read.Request);

    private void Leave(ImageRead read, bool isSilent)
    {
        lock (_gate)
        {
            if (!isSilent && !read.IsEnded && read.Audience == 1)
                _notifier.Announce(new ImageLoadResult.Canceled(read.Request));
            _scheduler.Leave(read, isSilent);
        }

        _notifier.RaiseAnnounced();
    }

    private async Task RunAsync(ImageRead read)
    {
        CachedContent? claimed = null;
        ImageInfo? shown;
        lock (_gate)
        {
            if (!_scheduler.TryBeginRun(read))
                return;

            // The rendition that a page found is still valid unless a change was committed since. A preview is not in the database.
            if (read.Shown is null || read.IsPreview || read.IsOutdated(read.Shown))
                _scheduler.BeginAttempt(read);
            else
                claimed = _scheduler.TryClaim(read, read.Shown, read);
            shown = read.Shown;
        }

        ReadOnlyMemory<byte>? data = null;
        Exception? error = null;
        CancellationToken token = read.CancellationToken;
        if (shown is null || claimed is not null)
        {
            using LoaderStage stage = _telemetry.Begin(StageOf(read, shown));
            try
            {
                if (shown is null)
                    (shown, data) = await _reader.ReadAsync(read.Request, info => NeedsData(info, stage), token).ConfigureAwait(false);
                else
                    data = await _reader.ReadDataAsync(shown.Id, token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                stage.Fail(exception);
                error = exception;
            }
        }

        ImageLoadResult? answer = AnswerWithoutImage(read, shown, error);
        (ImageLoadResult? Result, bool IsChange) outcome;
        List<ImageRead> released = [];
        lock (_gate)
        {
            _scheduler.Exit(read);
            claimed?.EndRead(read, data, error, released);
            outcome = TryConclude(read, shown, answer);
        }

        Complete(read, outcome);
        EndRun(released, error);

        bool NeedsData(ImageInfo info, LoaderStage stage)
        {
            lock (_gate)
            {
                // The bytes of an outdated rendition would be discarded.
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

        RenditionPage? answer = null;
        Exception? error = null;
        using (LoaderStage stage = _telemetry.Begin(LoaderStage.Resolve))
        {
            try
            {
                answer = await _reader.ReadPageAsync(requests, found => SelectData(page, found, stage), page.CancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                stage.Fail(exception);
                error = exception;
            }
        }

        ImageRead[] reads = [.. page.Reads];
        ImageInfo?[] shown = Array.ConvertAll(reads, read => answer?.Shown.GetValueOrDefault(read.Request));
        ImageLoadResult?[] answers = [.. reads.Select((read, row) => AnswerWithoutImage(read, shown[row], error))];
        var outcomes = new (ImageLoadResult? Result, bool IsChange)[reads.Length];
        List<ImageRead> released = [];
        lock (_gate)
        {
            _scheduler.Exit(page);
            ReadOnlyMemory<byte> bytes = default;
            foreach (CachedContent content in page.Claimed)
            {
                bool isRead = answer is not null && answer.Data.TryGetValue(content.ImageId, out bytes);
                content.EndRead(page, isRead ? bytes : default(ReadOnlyMemory<byte>?), error, released);
            }

            for (int row = 0; row < reads.Length; row++)
            {
                reads[row].Page = null;
                outcomes[row] = TryConclude(reads[row], shown[row], answers[row]);
            }
        }

        for (int row = 0; row < reads.Length; row++)
            Complete(reads[row], outcomes[row]);
        EndRun(released, error);
    }

    /// <summary>Claims the bytes of a page that are neither in memory nor being read, unless they exceed the limit of a page.</summary>
    private List<long> SelectData(PageRead page, IReadOnlyDictionary<ImageRequest, ImageInfo> shown, LoaderStage stage)
    {
        if (!page.ReadsContent)
            return [];
        lock (_gate)
        {
            List<(ImageRead Read, ImageInfo Shown)> cold = [];
            foreach (ImageRead read in page.Reads)
            {
                if (read.IsEnded || !shown.TryGetValue(read.Request, out ImageInfo? info))
                    continue;
                if (!read.IsOutdated(info) && !_cache.HasContent(info.Id))
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

    /// <summary>Ends a run, and continues the reads that waited for the bytes it read.</summary>
    private void EndRun(List<ImageRead> released, Exception? error)
    {
        foreach (ImageRead read in released)
        {
            ImageLoadResult? answer = AnswerWithoutImage(read, read.Shown, error);
            (ImageLoadResult? Result, bool IsChange) outcome;
            lock (_gate)
                outcome = TryConclude(read, read.Shown, answer);

            Complete(read, outcome);
        }

        _scheduler.EndRun();
    }

    /// <summary>Creates the result of a failed read, or of a request that shows no image, and returns null otherwise.</summary>
    /// <remarks>Placeholders come from the host's code, so this must not run under the lock.</remarks>
    private ImageLoadResult? AnswerWithoutImage(ImageRead read, ImageInfo? shown, Exception? error)
    {
        if (read.CancellationToken.IsCancellationRequested)
            return null;
        if (error is not null)
            return new ImageLoadResult.Failed(read.Request, error);
        return shown is null ? _placeholders.Resolve(read.Request) : null;
    }

    /// <summary>Ends a read with the answer of the database, or continues it if the answer is outdated or its bytes are missing.</summary>
    /// <param name="read">The read.</param>
    /// <param name="shown">The rendition that the request shows, or null when there is none.</param>
    /// <param name="answer">The result of <see cref="AnswerWithoutImage"/>.</param>
    /// <returns>The result, or null while there is none; whether it replaces another image in the cache.</returns>
    private (ImageLoadResult? Result, bool IsChange) TryConclude(ImageRead read, ImageInfo? shown, ImageLoadResult? answer)
    {
        if (read.IsEnded)
            return default;
        bool isOutdated = read.IsOutdated(shown);
        if (answer is not ImageLoadResult.Failed && isOutdated && !read.IsLastAttempt)
        {
            _scheduler.Retry(read);
            return default;
        }

        // Checked, cached and announced under one lock, so that no change can come in between.
        ImageLoadResult? result = answer ?? TryCreateResult(read, shown!);
        if (result is null)
            return default;
        bool isChange = !isOutdated && _cache.Replace(result, result is ImageLoadResult.Loaded ? read.Content : null);
        if (read.Audience > 0 || isChange)
            _notifier.Announce(result);
        _scheduler.End(read);
        return (result, isChange);
    }

    /// <summary>Raises the events of a read that has its result, and passes the result to its callers.</summary>
    private void Complete(ImageRead read, (ImageLoadResult? Result, bool IsChange) outcome)
    {
        if (outcome.Result is not { } result)
            return;
        try
        {
            if (result is ImageLoadResult.Failed failed)
                LogFailure(failed);
            _notifier.RaiseAnnounced();
            if (outcome.IsChange && !read.IsPreview)
                _notifier.RaiseChanged(() => new ImageChange(AsList(result.TrackId), AsList(result.AlbumId)));
        }
        finally
        {
            read.Complete(result);
        }
    }

    /// <summary>Creates the result of a read whose rendition is known, or returns null when it must wait for its bytes.</summary>
    private ImageLoadResult? TryCreateResult(ImageRead read, ImageInfo shown)
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
            return new ImageLoadResult.Failed(read.Request, ImageVanished());
        if (content.IsGone)
            _scheduler.Retry(read);
        else
            _scheduler.Enqueue(read);
        return null;
    }

    private void LogFailure(ImageLoadResult.Failed failed)
    {
        // What a platform's server or picture is to blame for was logged with its address.
        string target = NameOf(failed.Request.Target);
        if (failed.Request.PreviewUrl is null)
            Log.ReadFailed(_logger, failed.Error, failed.Request.Owner, target);
        else if (failed.Error is not (ArtworkPreviewException or ImageRejectedException { Rejection: not ImageRejection.ProcessorFailed }))
            Log.PreviewFailed(_logger, failed.Error, target);
    }

    private static string StageOf(ImageRead read, ImageInfo? shown)
        => read.IsPreview ? LoaderStage.Preview : shown is null ? LoaderStage.Resolve : LoaderStage.Read;

    private static StoreUnavailableException ImageVanished() => new(
        StoreFault.Unknown,
        $"The image was missing at each of {ImageRead.MaxAttempts} attempts to read it. Load it again; if that fails too, store it again.");

    private static string NameOf(ImageTarget target) => target.Pixels is { } pixels ? $"{pixels} pixel" : $"{target.Size}";

    private static long[] AsList(long? id) => id is { } value ? [value] : [];
}
