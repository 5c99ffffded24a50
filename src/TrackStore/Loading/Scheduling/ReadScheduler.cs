using TrackStore.Loading.Cache;

namespace TrackStore.Loading.Scheduling;

/// <summary>
/// Decides which reads run, and when. All callers of a request share one read, and all requests for a rendition share one read of its
/// bytes. The most urgent read starts first, within a limit of concurrent reads. Guarded by the loader's lock.
/// </summary>
/// <param name="environment">The limit and the telemetry.</param>
/// <param name="cache">The contents that reads share.</param>
/// <param name="runRead">Makes one attempt of a read.</param>
/// <param name="runPage">Makes the first attempt of a page of reads.</param>
internal sealed class ReadScheduler(
    LoaderEnvironment environment,
    ImageCache cache,
    Func<ImageRead, Task> runRead,
    Func<PageRead, Task> runPage)
{
    private readonly LoadQueue _queue = new(environment.Options.MaxConcurrentReads);

    // A slow server must not keep the library's pictures waiting.
    private readonly LoadQueue _previews = new(environment.Options.MaxConcurrentPreviews);
    private readonly Dictionary<ImageRequest, ImageRead> _reads = [];
    private volatile TaskCompletionSource? _idle;
    private int _running;

    /// <summary>Gets the number of reads and pages waiting for a slot.</summary>
    public int QueueLength => _queue.Length + _previews.Length;

    /// <summary>Gets the number of running reads and pages.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Gets the reads that have not ended.</summary>
    public IReadOnlyCollection<ImageRead> Reads => _reads.Values;

    /// <summary>Adds a caller to the read of a request, and starts the read if there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="priority">The caller's priority.</param>
    /// <returns>The read. The caller awaits its result or calls <see cref="Leave(ImageRead, bool)"/>.</returns>
    public ImageRead Join(ImageRequest request, ImagePriority priority)
    {
        ImageRead read = GetOrAdd(request, priority, isSilent: false, out bool isNew);
        if (isNew)
            QueueOf(read).Enqueue(read);
        else
            Start(read);
        return read;
    }

    /// <summary>Adds a caller to the reads of a page. The reads that are new share their first attempt.</summary>
    /// <param name="requests">Distinct requests.</param>
    /// <param name="priority">The caller's priority.</param>
    /// <param name="isSilent">Whether the caller wants no events.</param>
    /// <param name="isHeld">Whether new reads must not read bytes before <see cref="Start"/> is called.</param>
    /// <returns>The reads, in the order of the requests.</returns>
    public ImageRead[] JoinPage(IReadOnlyList<ImageRequest> requests, ImagePriority priority, bool isSilent, bool isHeld = false)
    {
        var reads = new ImageRead[requests.Count];
        List<ImageRead> added = [];
        for (int i = 0; i < reads.Length; i++)
        {
            reads[i] = GetOrAdd(requests[i], priority, isSilent, out bool isNew);
            if (isNew && reads[i].IsPreview)
                Add(reads[i], isHeld);
            else if (isNew)
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

    /// <summary>Lets a held read read its bytes.</summary>
    /// <param name="read">The read, held or not.</param>
    public void Start(ImageRead read)
    {
        read.IsHeld = false;
        if (!read.IsParked)
            return;
        read.IsParked = false;
        QueueOf(read).Enqueue(read);
    }

    /// <summary>Removes a caller from a read. A read without callers is canceled and cannot be joined.</summary>
    /// <param name="read">The read.</param>
    /// <param name="isSilent">Whether the caller wanted no events.</param>
    public void Leave(ImageRead read, bool isSilent)
    {
        if (read.IsEnded)
            return;
        read.Audience -= isSilent ? 0 : 1;
        Leave(read);
    }

    /// <summary>Begins to run a job that has a slot. The job then calls <see cref="Exit"/> and <see cref="EndRun"/>.</summary>
    /// <param name="job">The job.</param>
    /// <returns>False when the job was canceled; its slot is free then.</returns>
    public bool TryBeginRun(LoadJob job)
    {
        if (job.CancellationToken.IsCancellationRequested)
        {
            QueueOf(job).Exit();
            return false;
        }

        Interlocked.Increment(ref _running);
        return true;
    }

    /// <summary>Frees the slot of a job that has its answer.</summary>
    public void Exit(LoadJob job) => QueueOf(job).Exit();

    /// <summary>Ends the run of a job. Needs no lock.</summary>
    public void EndRun()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            _idle?.TrySetResult();
    }

    /// <summary>Leases the content of a read, and claims it for a job if its bytes are neither in memory nor being read.</summary>
    /// <param name="read">The read.</param>
    /// <param name="shown">The rendition that it shows.</param>
    /// <param name="reader">The running job.</param>
    /// <returns>The content if the job must read it, otherwise null.</returns>
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

    /// <summary>Makes a read access the database again: for its bytes if its rendition is known, otherwise for both.</summary>
    /// <param name="read">The read. A held read waits for <see cref="Start"/>; a read without callers is canceled.</param>
    public void Enqueue(ImageRead read)
    {
        // Reads that waited for its content may have kept it alive after its last caller left.
        if (read.Waiters == 0)
            Abandon(read);
        else if (read.IsHeld)
            read.IsParked = true;
        else
            QueueOf(read).Enqueue(read);
    }

    /// <summary>Starts a read over.</summary>
    /// <param name="read">The read.</param>
    public void Retry(ImageRead read)
    {
        ReleaseContent(read);
        read.Shown = null;
        Enqueue(read);
    }

    /// <summary>Begins an attempt, which sees all changes committed so far and nothing of the attempt before.</summary>
    /// <param name="read">The read.</param>
    public void BeginAttempt(ImageRead read)
    {
        ReleaseContent(read);
        read.BeginAttempt();
    }

    /// <summary>Removes a read whose result is decided. Later requests do not join it.</summary>
    /// <param name="read">The read.</param>
    public void End(ImageRead read)
    {
        read.IsEnded = true;
        _reads.Remove(read.Request);
        ReleaseContent(read);
    }

    /// <summary>Cancels all reads.</summary>
    /// <returns>The reads that had not ended, which the caller must complete.</returns>
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

    /// <summary>Waits until no read is running.</summary>
    public Task WhenIdleAsync()
    {
        TaskCompletionSource idle = _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Running == 0)
            idle.TrySetResult();
        return idle.Task;
    }

    private LoadQueue QueueOf(LoadJob job) => job is ImageRead { IsPreview: true } ? _previews : _queue;

    // A preview is not in the database, so it shares no query with the rest of its page.
    private void Add(ImageRead preview, bool isHeld)
    {
        preview.IsHeld = preview.IsParked = isHeld;
        if (!isHeld)
            QueueOf(preview).Enqueue(preview);
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
            QueueOf(read).Raise(read, priority);
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

    // No read waits for the contents that the job claimed, and others may claim them from now on.
    private void Cancel(LoadJob job, IEnumerable<CachedContent> contents)
    {
        foreach (CachedContent content in contents)
        {
            if (content.Reader == job)
                content.Reader = null;
        }

        if (!QueueOf(job).Remove(job))
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
