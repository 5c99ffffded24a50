namespace TrackStore.Loading.Scheduling;

/// <summary>
/// Runs a limited number of jobs at once on the thread pool. Of those that wait, the most urgent starts first, and among equals the newest:
/// while a list scrolls, the newest are the visible ones. Guarded by its owner's lock.
/// </summary>
/// <param name="slots">How many jobs may run at once.</param>
internal sealed class LoadQueue(int slots)
{
    private readonly LinkedList<LoadJob>[] _waiting = [new(), new(), new()];
    private int _free = slots;

    /// <summary>Gets the number of jobs that wait.</summary>
    public int Length { get; private set; }

    /// <summary>Starts a job, or lets it wait for a slot. A job that started must free its slot with <see cref="Exit"/>.</summary>
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

    /// <summary>
    /// Makes a job as urgent as another caller wants it, and the newest among its equals. A less urgent caller changes nothing.
    /// </summary>
    /// <param name="job">The job, whether or not it waits.</param>
    /// <param name="priority">How urgent the caller is.</param>
    public void Raise(LoadJob job, ImagePriority priority)
    {
        if (priority < job.Priority)
            return;
        bool isWaiting = Remove(job);
        job.Priority = priority;
        if (isWaiting)
            Add(job);
    }

    /// <summary>Takes a job that waits out of the queue.</summary>
    /// <param name="job">The job.</param>
    /// <returns>False when the job doesn't wait.</returns>
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

    // A job belongs to all its callers, so it must not see the execution context of the one that started it.
    private static void Start(LoadJob job) => ThreadPool.UnsafeQueueUserWorkItem(job, preferLocal: false);
}
