using TrackStore.Loading.Cache;
using TrackStore.Loading.Scheduling;
namespace TrackStore.Loading;

/// <content>The reads of the store, in the background.</content>
internal sealed partial class ImageLoader
{
    // How often a picture may change or vanish under a read before the read is ended with what it has.
    private const int MaxAttempts = 5;

    /// <summary>Waits for the read of a picture, which it starts when nobody else did. Never throws for what the store does.</summary>
    /// <param name="call">The caller's wish.</param>
    /// <param name="cancellationToken">Leaves the request.</param>
    internal async Task<ImageLoadResult> JoinReadAsync(LoadCall call, CancellationToken cancellationToken)
    {
        using CancellationTokenSource? leaving = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped)
            : null;
        Demand demand = Join(call, out long joinedAt);
        try
        {
            while (true)
            {
                ReadOutcome outcome = await _requests.RunAsync(call.Request, token => ReadAsync(call, demand, token), leaving?.Token ?? _stopped)
                    .ConfigureAwait(false);
                if (outcome.Epoch >= joinedAt && (outcome.IsAnnounced || call.IsSilent))
                {
                    return outcome.Result;
                }

                // The read had its answer before the last change, or before anybody wanted events, and was joined after it.
            }
        }
        catch (OperationCanceledException)
        {
            return new ImageLoadResult.Cancelled(call.Request);
        }
        finally
        {
            Leave(call, demand);
        }
    }

    private Demand Join(LoadCall call, out long joinedAt)
    {
        lock (_gate)
        {
            if (!_demands.TryGetValue(call.Request, out Demand? demand))
            {
                _demands.Add(call.Request, demand = _calls.Demand());
                _telemetry.Miss();
            }
            else
            {
                _telemetry.Coalesced();
            }

            demand.Waiters++;
            demand.Audience += call.IsSilent ? 0 : 1;
            demand.Raise(call.Priority);
            joinedAt = _epoch;
            return demand;
        }
    }

    private void Leave(LoadCall call, Demand demand)
    {
        lock (_gate)
        {
            demand.Audience -= call.IsSilent ? 0 : 1;
            if (--demand.Waiters == 0)
            {
                _demands.Remove(call.Request);
            }
        }
    }

    private async Task<ReadOutcome> ReadAsync(LoadCall call, Demand demand, CancellationToken cancellationToken)
    {
        PendingRead read = call.Prepared ?? new PendingRead(call.Request);
        if (Begin(read, demand, cancellationToken) is { } remembered)
        {
            _events.RaiseAnnounced();
            return remembered;
        }

        try
        {
            return await ReadUntilTrueAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && !_stopped.IsCancellationRequested)
        {
            Log.ReadFailed(_logger, error, read.Request.Subject, read.Request.Id, NameOf(read.Request.Target));
            var failed = new ImageLoadResult.Failed(read.Request, error);
            return TryConclude(read, shown: null, failed, bytes: null, isLast: true, cancellationToken)!.Value;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new OperationCanceledException("Nobody waits for the picture any more.", error, cancellationToken);
        }
        finally
        {
            Forget(read);
            _calls.End();
        }
    }

    private async Task<ReadOutcome> ReadUntilTrueAsync(PendingRead read, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            bool isLast = attempt == MaxAttempts;
            ImageInfo? shown = await ResolveAsync(read, cancellationToken).ConfigureAwait(false);
            ReadOutcome? outcome = shown is null
                ? TryConclude(read, shown, _placeholders.ResultOf(read.Request), bytes: null, isLast, cancellationToken)
                : await ReadShownAsync(read, shown, isLast, cancellationToken).ConfigureAwait(false);
            if (outcome is not null)
            {
                return outcome.Value;
            }
        }
    }

    private Task<ImageInfo?> ResolveAsync(PendingRead read, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (read.TakeAnswer() is { } answer)
            {
                return answer.Error is null ? Task.FromResult(answer.Shown) : Task.FromException<ImageInfo?>(answer.Error);
            }

            read.Restart();
        }

        return _calls.RunAsync(LoaderStage.Resolve, read.Demand, token => _images.ResolveAsync(read.Request, token), cancellationToken);
    }

    private async Task<ReadOutcome?> ReadShownAsync(
        PendingRead read,
        ImageInfo shown,
        bool isLast,
        CancellationToken cancellationToken)
    {
        CachedContent bytes;
        bool isRead;
        lock (_gate)
        {
            if (!isLast && read.IsOutdated(shown))
            {
                return null;
            }

            bytes = _cache.Lease(shown.Id);
            bytes.Data ??= read.Data;
            isRead = bytes.Data is not null;
            read.Demand.WaitFor(bytes.Demand ??= _calls.Demand());
        }

        try
        {
            if (!isRead && !await _contents.RunAsync(shown.Id, token => FillAsync(bytes, token), cancellationToken).ConfigureAwait(false))
            {
                return isLast
                    ? throw new StoreUnavailableException(
                        StoreFault.Unknown,
                        $"The picture was gone at each of {MaxAttempts} attempts to read it. Load it again; if that doesn't help, store it again.")
                    : null;
            }

            var loaded = new ImageLoadResult.Loaded(read.Request, new Image(shown, bytes.Data!.Value));
            return TryConclude(read, shown, loaded, bytes, isLast, cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _cache.Release(bytes);
            }
        }
    }

    private async Task<bool> FillAsync(CachedContent bytes, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfLeft(cancellationToken);
            if (bytes.Data is not null)
            {
                return true;
            }

            _calls.Begin();
        }

        try
        {
            ReadOnlyMemory<byte>? data = await _calls.RunAsync(LoaderStage.Read, bytes.Demand!, token => _images.ReadAsync(bytes.ImageId, token), cancellationToken)
                .ConfigureAwait(false);
            lock (_gate)
            {
                bytes.Data ??= data;
            }

            return data is not null;
        }
        finally
        {
            _calls.End();
        }
    }

    // Another read may have ended between the caller's look at the cache and this one's start: then its answer is the outcome.
    private ReadOutcome? Begin(PendingRead read, Demand demand, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfLeft(cancellationToken);
            if (_cache.FindFresh(read.Request) is { } remembered)
            {
                return new ReadOutcome(remembered, _epoch, AnnounceTo(demand, remembered));
            }

            read.Demand = demand;
            _reads.Add(read);
            _calls.Begin();
            return null;
        }
    }

    // Checks, remembers and announces under one lock, so that no change can come between. Null when the store must be asked again.
    private ReadOutcome? TryConclude(
        PendingRead read,
        ImageInfo? shown,
        ImageLoadResult result,
        CachedContent? bytes,
        bool isLast,
        CancellationToken cancellationToken)
    {
        ReadOutcome outcome;
        bool isChange = false;
        lock (_gate)
        {
            ThrowIfLeft(cancellationToken);
            bool isOutdated = read.IsOutdated(shown);
            if (isOutdated && !isLast)
            {
                return null;
            }

            if (!isOutdated)
            {
                isChange = _cache.Replace(result, bytes);
            }

            outcome = new ReadOutcome(result, _epoch, AnnounceTo(read.Demand, result, isChange));
        }

        _events.RaiseAnnounced();
        if (isChange)
        {
            _events.RaiseChanged(() => new ImageChange(AsList(result.TrackId), AsList(result.AlbumId)));
        }

        return outcome;
    }

    private bool AnnounceTo(Demand demand, ImageLoadResult result, bool isChange = false)
    {
        if (demand.Audience == 0 && !isChange)
        {
            return false;
        }

        _events.Announce(result);
        return true;
    }

    private void Forget(PendingRead read)
    {
        lock (_gate)
        {
            _reads.Remove(read);
        }
    }

    private void ThrowIfLeft(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _stopped.ThrowIfCancellationRequested();
    }

    private static string NameOf(ImageTarget target) => target.Pixels is { } pixels ? $"{pixels} pixel" : $"{target.Size}";

    private static long[] AsList(long? id) => id is { } value ? [value] : [];
}
