using TrackStore.Loading.Scheduling;

namespace TrackStore.Loading;

/// <content>Pages of rows, prefetching and revalidation, where many requests share one query.</content>
internal sealed partial class ImageLoader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImageLoadResult>> LoadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        ImageRequestOptions options = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ThrowIfUndefined(options);
        ImageRequest[] wanted = [.. requests];
        Array.ForEach(wanted, ThrowIfUndefined);
        if (IsStopped || cancellationToken.IsCancellationRequested)
            return Array.ConvertAll(wanted, request => (ImageLoadResult)new ImageLoadResult.Canceled(request));

        StartPolling();
        var ended = new Dictionary<ImageRequest, ImageLoadResult>();
        List<ImageRequest> due = [];
        List<ImageRequest> missing = [];
        ImageRead[] reads;
        lock (_gate)
        {
            if (options.CachePolicy == ImageCachePolicy.Reload)
                Array.ForEach(wanted, Forget);
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
        foreach (ImageRead read in reads)
            ended.Add(read.Request, await WaitAsync(read, isSilent: false, cancellationToken).ConfigureAwait(false));
        return Array.ConvertAll(wanted, request => ended.GetValueOrDefault(request) ?? new ImageLoadResult.Canceled(request));
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

    /// <summary>Looks up the renditions of a page of requests in one query, and holds their reads before they read bytes.</summary>
    /// <param name="requests">Distinct requests.</param>
    /// <returns>
    /// The reads of the requests that are not in memory, each for <see cref="PrefetchAsync"/> or <see cref="LeavePrefetch"/>.
    /// </returns>
    internal ImageRead[] JoinPrefetch(IReadOnlyList<ImageRequest> requests)
    {
        lock (_gate)
        {
            ImageRequest[] missing = [.. requests.Where(request => _cache.FindFresh(request) is null)];
            return JoinPage(missing, ImagePriority.Low, isSilent: true, isHeld: true);
        }
    }

    /// <summary>Lets a prefetched image read its bytes and waits for its result.</summary>
    /// <param name="read">The read.</param>
    /// <param name="cancellationToken">Cancels the prefetch of this image.</param>
    internal Task<ImageLoadResult> PrefetchAsync(ImageRead read, CancellationToken cancellationToken)
    {
        lock (_gate)
            _scheduler.Start(read);

        return WaitAsync(read, isSilent: true, cancellationToken);
    }

    /// <summary>Cancels the prefetch of an image.</summary>
    /// <param name="read">The read.</param>
    internal void LeavePrefetch(ImageRead read) => Leave(read, isSilent: true);

    // Reads the stale images that were returned to a caller, with one query for all of them.
    private async Task RevalidateAsync(IReadOnlyList<ImageRequest> requests)
    {
        ImageRead[] reads;
        lock (_gate)
            reads = JoinPage(requests, ImagePriority.Low, isSilent: true);

        foreach (ImageRead read in reads)
            await read.Result.ConfigureAwait(false);
        lock (_gate)
        {
            foreach (ImageRequest request in requests)
                _cache.EndRevalidation(request);
        }
    }

    private ImageRead[] JoinPage(IReadOnlyList<ImageRequest> requests, ImagePriority priority, bool isSilent, bool isHeld = false)
        => IsStopped ? [] : _scheduler.JoinPage(requests, priority, isSilent, isHeld);
}
