namespace TrackStore.Loading;

/// <content>The reads of the store, in the background.</content>
internal sealed partial class DatabaseImageLoader
{
    // How often a picture may change or vanish under a read before the read is ended with what it has.
    private const int MaxAttempts = 5;

    private int _running;
    private TaskCompletionSource? _idle;

    private async Task<ImageLoadResult> JoinReadAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource? leaving = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped)
            : null;
        long joinedAt = CurrentEpoch;
        try
        {
            while (true)
            {
                ReadOutcome outcome = await _requests.RunAsync(request, token => ReadAsync(request, token), leaving?.Token ?? _stopped)
                    .ConfigureAwait(false);
                if (outcome.Epoch >= joinedAt)
                {
                    return outcome.Result;
                }

                // The read had its answer before the last change, and was joined after it.
            }
        }
        catch (OperationCanceledException)
        {
            return new ImageLoadResult.Cancelled(request);
        }
    }

    private async Task<ReadOutcome> ReadAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var read = new PendingRead(request);
        if (Begin(read, cancellationToken) is { } remembered)
        {
            RaiseAnnounced();
            return remembered;
        }

        try
        {
            return await ReadUntilTrueAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && !_stopped.IsCancellationRequested)
        {
            Log.ReadFailed(_logger, error, request.Subject, request.Id, request.Size);
            var failed = new ImageLoadResult.Failed(request, error);
            return TryConclude(read, shown: null, failed, bytes: null, isLast: true, cancellationToken)!.Value;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new OperationCanceledException("Nobody waits for the picture any more.", error, cancellationToken);
        }
        finally
        {
            End(read);
        }
    }

    private async Task<ReadOutcome> ReadUntilTrueAsync(PendingRead read, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            bool isLast = attempt == MaxAttempts;
            lock (_gate)
            {
                read.Restart();
            }

            ImageInfo? shown = await CallAsync(token => _images.ResolveAsync(read.Request, token), cancellationToken).ConfigureAwait(false);
            ReadOutcome? outcome = shown is null
                ? TryConclude(read, shown, new ImageLoadResult.Absent(read.Request), bytes: null, isLast, cancellationToken)
                : await ReadShownAsync(read, shown, isLast, cancellationToken).ConfigureAwait(false);
            if (outcome is not null)
            {
                return outcome.Value;
            }
        }
    }

    private async Task<ReadOutcome?> ReadShownAsync(
        PendingRead read,
        ImageInfo shown,
        bool isLast,
        CancellationToken cancellationToken)
    {
        SharedBytes bytes;
        bool isRead;
        lock (_gate)
        {
            if (!isLast && read.IsOutdated(shown))
            {
                return null;
            }

            bytes = _cache.Lease(shown.Id);
            isRead = bytes.Data is not null;
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

    private async Task<bool> FillAsync(SharedBytes bytes, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfLeft(cancellationToken);
            if (bytes.Data is not null)
            {
                return true;
            }

            _running++;
        }

        try
        {
            ReadOnlyMemory<byte>? data = await CallAsync(token => _images.ReadAsync(bytes.ImageId, token), cancellationToken)
                .ConfigureAwait(false);
            lock (_gate)
            {
                bytes.Data ??= data;
            }

            return data is not null;
        }
        finally
        {
            End(read: null);
        }
    }

    // Each call of the repository takes a slot of its own: a read that held one while it waits for bytes that another reads could wait for ever.
    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    // Another read may have ended between the caller's look at the cache and this one's start: then its answer is the outcome.
    private ReadOutcome? Begin(PendingRead read, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfLeft(cancellationToken);
            if (_cache.Find(read.Request) is { } remembered)
            {
                Announce(remembered);
                return new ReadOutcome(remembered, _epoch);
            }

            _reads.Add(read);
            _running++;
            return null;
        }
    }

    // Checks, remembers and announces under one lock, so that no change can come between. Null when the store must be asked again.
    private ReadOutcome? TryConclude(
        PendingRead read,
        ImageInfo? shown,
        ImageLoadResult result,
        SharedBytes? bytes,
        bool isLast,
        CancellationToken cancellationToken)
    {
        ReadOutcome outcome;
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
                _cache.Store(result, bytes);
            }

            Announce(result);
            outcome = new ReadOutcome(result, _epoch);
        }

        RaiseAnnounced();
        return outcome;
    }

    private void End(PendingRead? read)
    {
        TaskCompletionSource? idle;
        lock (_gate)
        {
            if (read is not null)
            {
                _reads.Remove(read);
            }

            idle = --_running == 0 ? _idle : null;
        }

        idle?.TrySetResult();
    }

    private Task WaitForReadsAsync()
    {
        lock (_gate)
        {
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private void ThrowIfLeft(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _stopped.ThrowIfCancellationRequested();
    }
}
