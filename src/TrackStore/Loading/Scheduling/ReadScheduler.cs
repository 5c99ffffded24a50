using TrackStore.Loading.Cache;

namespace TrackStore.Loading.Scheduling;

/// <summary>
/// Decides which reads of the store run, and when: one for all callers of a request, one for all requests that show the same bytes, the most urgent first,
/// and no more at once than the limit. Guarded by the loader's lock, which also orders reads, changes and the cache.
/// </summary>
/// <param name="environment">The limit, and what is counted.</param>
/// <param name="cache">The contents that reads share.</param>
/// <param name="runRead">Makes one attempt of a read.</param>
/// <param name="runPage">Makes the first attempt of a page of reads.</param>
internal sealed class ReadScheduler(LoaderEnvironment environment, ImageCache cache, Func<ImageRead, Task> runRead, Func<PageRead, Task> runPage)
{
    private readonly LoadQueue _queue = new(environment.Options.MaxConcurrentReads);
    private readonly Dictionary<ImageRequest, ImageRead> _reads = [];
    private TaskCompletionSource? _idle;

    /// <summary>Gets the number of jobs that wait for a slot.</summary>
    public int QueueLength => _queue.Length;

    /// <summary>Gets the number of jobs that run.</summary>
    public int Running { get; private set; }

    /// <summary>Gets the reads that have not ended.</summary>
    public IReadOnlyCollection<ImageRead> Reads => _reads.Values;

    /// <summary>Adds a caller to the read of a request, which it starts when there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="priority">How urgent the caller is.</param>
    /// <param name="isSilent">Whether the caller wants no events.</param>
    /// <returns>The read. The caller awaits its result, or leaves it by <see cref="Leave(ImageRead, bool)"/>.</returns>
    public ImageRead Join(ImageRequest request, ImagePriority priority, bool isSilent)
    {
        ImageRead read = GetOrAdd(request, priority, isSilent, out bool isNew);
        if (isNew)
            _queue.Enqueue(read);
        else
            Start(read);
        return read;
    }

    /// <summary>Adds a caller to the reads of a page. Those that nobody else started share one attempt.</summary>
    /// <param name="requests">The requests, each of them once.</param>
    /// <param name="priority">How urgent the caller is.</param>
    /// <param name="isSilent">Whether the caller wants no events.</param>
    /// <param name="isHeld">Whether the new reads wait for <see cref="Start"/> before they read bytes.</param>
    /// <returns>The reads, in the order of the requests.</returns>
    public ImageRead[] JoinPage(IReadOnlyList<ImageRequest> requests, ImagePriority priority, bool isSilent, bool isHeld = false)
    {
        var reads = new ImageRead[requests.Count];
        List<ImageRead> added = [];
        for (int i = 0; i < reads.Length; i++)
        {
            reads[i] = GetOrAdd(requests[i], priority, isSilent, out bool isNew);
            if (isNew)
                added.Add(reads[i]);
            else if (!isHeld)
                Start(reads[i]);
        }

        if (added.Count > 0)
        {
            var page = new PageRead(added, priority, readsContent: !isHeld, runPage) { Waiters = added.Count };
            foreach (ImageRead read in added)
            {
                read.Page = page;
                read.IsHeld = isHeld;
            }

            _queue.Enqueue(page);
        }

        return reads;
    }

    /// <summary>Lets a read that was held read its bytes.</summary>
    /// <param name="read">The read; nothing happens when it isn't held.</param>
    public void Start(ImageRead read)
    {
        read.IsHeld = false;
        if (!read.IsParked)
            return;
        read.IsParked = false;
        _queue.Enqueue(read);
    }

    /// <summary>Takes a caller off a read. A read whose last caller left is cancelled, and nobody joins it any more.</summary>
    /// <param name="read">The read.</param>
    /// <param name="isSilent">Whether the caller wanted no events.</param>
    public void Leave(ImageRead read, bool isSilent)
    {
        if (read.IsEnded)
            return;
        read.Audience -= isSilent ? 0 : 1;
        Leave(read);
    }

    /// <summary>Begins to run a job. Every run that began wants its <see cref="Exit"/> and <see cref="EndRun"/>.</summary>
    /// <param name="job">The job that got a slot.</param>
    /// <returns>False when nobody waits for the job any more.</returns>
    public bool TryBeginRun(LoadJob job)
    {
        if (job.CancellationToken.IsCancellationRequested)
        {
            _queue.Exit();
            return false;
        }

        Running++;
        return true;
    }

    /// <summary>Frees the slot of a job that has its answer.</summary>
    public void Exit() => _queue.Exit();

    /// <summary>Ends the run of a job.</summary>
    public void EndRun()
    {
        if (--Running == 0)
            _idle?.TrySetResult();
    }

    /// <summary>Leases the content that a read shows, and claims it when nobody has it or reads it.</summary>
    /// <param name="read">The read.</param>
    /// <param name="shown">The rendition that it shows.</param>
    /// <param name="reader">The running job that will read the content.</param>
    /// <returns>The content when the job must read it, else null.</returns>
    public CachedContent? TryClaim(ImageRead read, ImageInfo shown, LoadJob reader)
    {
        read.Shown = shown;
        CachedContent content = read.Content ??= cache.Lease(shown.Id);
        if (content.Data is not null || content.Reader is not null)
            return null;
        content.Reader = reader;
        content.IsGone = false;
        return content;
    }

    /// <summary>Lets a read go to the store once more: for its bytes when its rendition is known, else for both.</summary>
    /// <param name="read">The read. One that is held waits for <see cref="Start"/>; one that nobody waits for any more is cancelled.</param>
    public void Enqueue(ImageRead read)
    {
        // Those who waited for its content may have kept a read alive that has no caller left.
        if (read.Waiters == 0)
            Abandon(read);
        else if (read.IsHeld)
            read.IsParked = true;
        else
            _queue.Enqueue(read);
    }

    /// <summary>Lets a read ask the store anew.</summary>
    /// <param name="read">The read.</param>
    public void Retry(ImageRead read)
    {
        ReleaseContent(read);
        read.Shown = null;
        Enqueue(read);
    }

    /// <summary>Begins an attempt: what is known from the one before is dropped, and the changes so far are in this one's answer.</summary>
    /// <param name="read">The read.</param>
    public void BeginAttempt(ImageRead read)
    {
        ReleaseContent(read);
        read.BeginAttempt();
    }

    /// <summary>Takes a read out, because its result is decided. Who asks from now on isn't answered by it.</summary>
    /// <param name="read">The read.</param>
    public void End(ImageRead read)
    {
        read.IsEnded = true;
        _reads.Remove(read.Request);
        ReleaseContent(read);
    }

    /// <summary>Cancels everything.</summary>
    /// <returns>The reads that had not ended; the caller completes them.</returns>
    public ImageRead[] Stop()
    {
        ImageRead[] reads = [.. _reads.Values];
        foreach (ImageRead read in reads)
        {
            if (!read.IsEnded)
                Abandon(read);
        }

        return reads;
    }

    /// <summary>Waits until no job runs.</summary>
    public Task WhenIdleAsync()
    {
        if (Running == 0)
            return Task.CompletedTask;
        _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _idle.Task;
    }

    private ImageRead GetOrAdd(ImageRequest request, ImagePriority priority, bool isSilent, out bool isNew)
    {
        isNew = !_reads.TryGetValue(request, out ImageRead? read);
        if (read is null)
        {
            _reads.Add(request, read = new ImageRead(request, priority, runRead));
            environment.Telemetry.Miss();
        }
        else
        {
            _queue.Raise(read, priority);
            if (read.Page is { } page)
                _queue.Raise(page, priority);
            environment.Telemetry.Coalesced();
        }

        read.Waiters++;
        read.Audience += isSilent ? 0 : 1;
        return read;
    }

    private void Leave(LoadJob job)
    {
        if (--job.Waiters > 0)
            return;
        if (job is PageRead page)
            Cancel(page, page.Claimed);
        else if (job is ImageRead { IsEnded: false } read)
            Abandon(read);
    }

    private void Abandon(ImageRead read)
    {
        CachedContent? content = read.Content;
        if (content is not null && content.Waiting.Remove(read) && content.Reader is { } reader)
            Leave(reader);
        PageRead? page = read.Page;
        read.Page = null;
        End(read);
        if (page is not null)
            Leave(page);
        else
            Cancel(read, content is null ? [] : [content]);
    }

    // Its claims are free for others from now on: nobody waits for them.
    private void Cancel(LoadJob job, IEnumerable<CachedContent> contents)
    {
        foreach (CachedContent content in contents)
        {
            if (content.Reader == job)
                content.Reader = null;
        }

        if (!_queue.Remove(job))
            job.Cancel();
    }

    private void ReleaseContent(ImageRead read)
    {
        if (read.Content is not { } content)
            return;
        read.Content = null;
        cache.Return(content);
    }
}
