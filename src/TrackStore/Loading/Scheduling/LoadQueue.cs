namespace TrackStore.Loading.Scheduling;

/// <summary>
/// Runs a limited number of jobs at once on the thread pool. Among the waiting jobs, the most urgent starts first, and among equally urgent
/// ones the newest: while a list scrolls, the newest rows are the visible ones. Guarded by its loader's lock.
/// </summary>
/// <param name="slots">The maximum number of running jobs.</param>
internal sealed class LoadQueue(int slots)
{
    private readonly LinkedList<LoadJob>[] _waiting = [new(), new(), new()];
    private int _free = slots;

    /// <summary>Gets the number of waiting jobs.</summary>
    public int Length { get; private set; }

    /// <summary>Starts a job, or makes it wait for a slot. A started job must free its slot with <see cref="Exit"/>.</summary>
    /// <param name="job">The job.</param>
    public void Enqueue(LoadJob job)
    {
        if (_free == 0)
        {
            Add(job);
            return;
        }

        _free--;
        Start(job);
    }

    /// <summary>Frees a slot for the next job.</summary>
    public void Exit()
    {
        LinkedListNode<LoadJob>? next = _waiting[2].First ?? _waiting[1].First ?? _waiting[0].First;
        if (next is null)
        {
            _free++;
            return;
        }

        Remove(next.Value);
        Start(next.Value);
    }

    /// <summary>Raises a job to the priority of another caller and makes it the newest of that priority. Never lowers it.</summary>
    /// <param name="job">The job, waiting or not.</param>
    /// <param name="priority">The caller's priority.</param>
    public void Raise(LoadJob job, ImagePriority priority)
    {
        if (priority < job.Priority)
            return;
        bool isWaiting = Remove(job);
        job.Priority = priority;
        if (isWaiting)
            Add(job);
    }

    /// <summary>Removes a waiting job.</summary>
    /// <param name="job">The job.</param>
    /// <returns>False when the job is not waiting.</returns>
    public bool Remove(LoadJob job)
    {
        if (job.Node.List is not { } list)
            return false;
        list.Remove(job.Node);
        Length--;
        return true;
    }

    private void Add(LoadJob job)
    {
        _waiting[job.Priority - ImagePriority.Low].AddFirst(job.Node);
        Length++;
    }

    // A job belongs to all its callers, so it must not capture the execution context of the first one. The thread that frees a slot is the
    // first to be free for the next job.
    private static void Start(LoadJob job) => ThreadPool.UnsafeQueueUserWorkItem(job, preferLocal: true);
}
