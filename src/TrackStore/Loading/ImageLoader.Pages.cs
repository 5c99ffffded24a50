using TrackStore.Loading.Scheduling;
namespace TrackStore.Loading;

/// <content>Pages of rows and prefetching: many pictures are looked up in one query.</content>
internal sealed partial class ImageLoader
{
    // A screen of thumbnails. What is more is read picture by picture, so that the first can be shown before the last is read.
    private const int MaxPageBytes = 1_000_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImageLoadResult>> LoadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        ImageLoadOptions options = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ThrowIfUndefined(options);
        ImageRequest[] wanted = [.. requests];
        Array.ForEach(wanted, ThrowIfUndefined);

        if (options.CachePolicy == ImageCachePolicy.Reload)
        {
            Array.ForEach(wanted, Forget);
        }

        var ended = new Dictionary<ImageRequest, ImageLoadResult>();
        List<ImageRequest> due = [];
        foreach (ImageRequest request in wanted)
        {
            bool hasLeft = _stopped.IsCancellationRequested || cancellationToken.IsCancellationRequested;
            bool isDue = false;
            if (!ended.ContainsKey(request) && (hasLeft ? new ImageLoadResult.Cancelled(request) : Recall(request, options, out isDue)) is { } result)
            {
                ended.Add(request, result);
            }

            if (isDue)
            {
                due.Add(request);
            }
        }

        _events.RaiseAnnounced();
        if (due.Count > 0)
        {
            _ = RevalidateAsync(due);
        }

        ImageRequest[] missing = [.. wanted.Where(request => !ended.ContainsKey(request)).Distinct()];
        if (missing.Length > 0)
        {
            using PreparedPage page = await PrepareAsync(missing, options.Priority, isSilent: false, cancellationToken).ConfigureAwait(false);
            foreach (ImageLoadResult result in await Task.WhenAll(page.Calls.Select(call => JoinReadAsync(call, cancellationToken))).ConfigureAwait(false))
            {
                ended.Add(result.Request, result);
            }
        }

        return Array.ConvertAll(wanted, request => ended[request]);
    }

    /// <inheritdoc/>
    public IImagePrefetch Prefetch(IEnumerable<ImageRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ImageRequest[] wanted = [.. requests.Distinct()];
        Array.ForEach(wanted, ThrowIfUndefined);
        return new ImagePrefetch(this, wanted, _stopped);
    }

    /// <summary>Looks up in one query what is not in memory. Never throws: what went wrong is the answer of each call.</summary>
    /// <param name="requests">Distinct requests.</param>
    /// <param name="priority">How urgent they are.</param>
    /// <param name="isSilent">Whether they raise no events.</param>
    /// <param name="cancellationToken">Leaves the page.</param>
    internal async Task<PreparedPage> PrepareAsync(
        IReadOnlyList<ImageRequest> requests,
        ImagePriority priority,
        bool isSilent,
        CancellationToken cancellationToken)
    {
        LoadCall[] calls;
        Demand demand = _calls.Demand();
        lock (_gate)
        {
            calls = [.. requests.Where(request => _cache.FindFresh(request) is null)
                .Select(request => new LoadCall(request, priority, isSilent, new PendingRead(request)))];
            demand.Raise(priority);
            foreach (LoadCall call in calls)
            {
                _reads.Add(call.Prepared!);
            }
        }

        var page = new PreparedPage(calls, Forget);
        if (calls.Length > 0)
        {
            await AnswerAsync(calls, demand, readsBytes: !isSilent, cancellationToken).ConfigureAwait(false);
        }

        return page;
    }

    private async Task AnswerAsync(LoadCall[] calls, Demand demand, bool readsBytes, CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped);
        CancellationToken token = leaving.Token;
        Func<LoadCall, PageAnswer?> answerOf;
        try
        {
            ImageRequest[] requests = Array.ConvertAll(calls, call => call.Request);

            // A repository of the host's may work on the thread that calls it, and that is the user interface's.
            IReadOnlyDictionary<ImageRequest, ImageInfo> found = await Task.Run(() => CalledAsync(LoaderStage.Resolve, demand, inner => _images.ResolveAsync(requests, inner), token), token).ConfigureAwait(false);
            long[] cold = readsBytes ? Cold(found.Values) : [];
            IReadOnlyDictionary<long, ReadOnlyMemory<byte>> contents = cold.Length == 0
                ? new Dictionary<long, ReadOnlyMemory<byte>>()
                : await Task.Run(() => CalledAsync(LoaderStage.Read, demand, inner => _images.ReadAsync(cold, inner), token), token).ConfigureAwait(false);
            answerOf = call => found.TryGetValue(call.Request, out ImageInfo? shown)
                ? new PageAnswer(shown, contents.TryGetValue(shown.Id, out ReadOnlyMemory<byte> data) ? data : default(ReadOnlyMemory<byte>?))
                : new PageAnswer(null);
        }
        catch (Exception error)
        {
            answerOf = token.IsCancellationRequested ? _ => null : _ => new PageAnswer(null, Error: error);
        }

        lock (_gate)
        {
            Array.ForEach(calls, call => call.Prepared!.Answer = answerOf(call));
        }
    }

    /// <summary>Names what of a page is not in memory, when it is worth one query: several pictures, and not too many bytes at once.</summary>
    private long[] Cold(IEnumerable<ImageInfo> shown)
    {
        ImageInfo[] cold;
        lock (_gate)
        {
            cold = [.. shown.DistinctBy(info => info.Id).Where(info => !_cache.Holds(info.Id))];
        }

        return cold.Length > 1 && cold.Sum(info => (long)info.ByteLength) <= MaxPageBytes ? Array.ConvertAll(cold, info => info.Id) : [];
    }

    private async Task<T> CalledAsync<T>(string stage, Demand demand, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfLeft(cancellationToken);
            _calls.Begin();
        }

        try
        {
            return await _calls.RunAsync(stage, demand, call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _calls.End();
        }
    }

    private void Forget(IReadOnlyList<LoadCall> calls)
    {
        lock (_gate)
        {
            foreach (LoadCall call in calls)
            {
                _reads.Remove(call.Prepared!);
            }
        }
    }
}
