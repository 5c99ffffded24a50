using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading;

/// <content>Pages of rows and prefetching: many requests share one query.</content>
internal sealed partial class ImageLoader
{
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
        if (IsStopped || cancellationToken.IsCancellationRequested)
            return Array.ConvertAll(wanted, request => (ImageLoadResult)new ImageLoadResult.Cancelled(request));

        StartPolling();
        var ended = new Dictionary<ImageRequest, ImageLoadResult>();
        List<ImageRequest> due = [];
        List<ImageRequest> missing = [];
        ImageRead[] reads;
        lock (_gate)
        {
            if (options.CachePolicy == ImageCachePolicy.Reload)
                Array.ForEach(wanted, Invalidate);
            foreach (ImageRequest request in wanted.Distinct())
            {
                if (FindCached(request, options, out bool isDue) is { } cached)
                    ended.Add(request, cached);
                else
                    missing.Add(request);
                if (isDue)
                    due.Add(request);
            }

            reads = JoinPage(missing, options.Priority, isSilent: false);
        }

        _notifier.RaiseAnnounced();
        if (due.Count > 0)
            _ = RevalidateAsync(due);
        ImageLoadResult[] results = await Task.WhenAll(reads.Select(read => WaitAsync(read, isSilent: false, cancellationToken)))
            .ConfigureAwait(false);
        foreach (ImageLoadResult result in results)
            ended.Add(result.Request, result);
        return Array.ConvertAll(wanted, request => ended.GetValueOrDefault(request) ?? new ImageLoadResult.Cancelled(request));
    }

    /// <inheritdoc/>
    public IImagePrefetch Prefetch(IEnumerable<ImageRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ImageRequest[] wanted = [.. requests.Distinct()];
        Array.ForEach(wanted, ThrowIfUndefined);
        StartPolling();
        return new ImagePrefetch(this, wanted, _stopped);
    }

    /// <summary>
    /// Begins to read ahead what is not in memory: which renditions are shown is looked up in one query, and their bytes wait.
    /// </summary>
    /// <param name="requests">The requests, each of them once.</param>
    /// <returns>The reads. Each must be awaited by <see cref="PrefetchAsync"/>, or left by <see cref="LeavePrefetch"/>.</returns>
    internal ImageRead[] JoinPrefetch(IReadOnlyList<ImageRequest> requests)
    {
        lock (_gate)
        {
            return JoinPage(
                [.. requests.Where(request => _cache.FindFresh(request) is null)],
                ImagePriority.Low,
                isSilent: true,
                isHeld: true);
        }
    }

    /// <summary>Reads the bytes of a picture that is read ahead.</summary>
    /// <param name="read">The read.</param>
    /// <param name="cancellationToken">Leaves the read.</param>
    internal Task<ImageLoadResult> PrefetchAsync(ImageRead read, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _scheduler.Start(read);
        }

        return WaitAsync(read, isSilent: true, cancellationToken);
    }

    /// <summary>Leaves a read that was not awaited.</summary>
    /// <param name="read">The read.</param>
    internal void LeavePrefetch(ImageRead read) => Leave(read, isSilent: true);

    // Pictures past their lifetime that were given all the same: one query for all of them.
    private async Task RevalidateAsync(IReadOnlyList<ImageRequest> requests)
    {
        ImageRead[] reads;
        lock (_gate)
        {
            reads = JoinPage(requests, ImagePriority.Low, isSilent: true);
        }

        await Task.WhenAll(reads.Select(read => read.Result)).ConfigureAwait(false);
        lock (_gate)
        {
            foreach (ImageRequest request in requests)
                _cache.EndRevalidation(request);
        }
    }

    private ImageRead[] JoinPage(IReadOnlyList<ImageRequest> requests, ImagePriority priority, bool isSilent, bool isHeld = false)
        => IsStopped ? [] : _scheduler.JoinPage(requests, priority, isSilent, isHeld);
}
