using System.Diagnostics.CodeAnalysis;

namespace TrackStore.Loading.Scheduling;

/// <summary>
/// Work shared by several callers. It waits for a slot of a <see cref="LoadQueue"/>, runs on the thread pool, and is canceled when its
/// last caller leaves. Guarded by its loader's lock.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "Without a timer or wait handle the source holds no resources, and the last caller may leave while the job ends.")]
internal abstract class LoadJob : IThreadPoolWorkItem
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Initializes a new instance of the <see cref="LoadJob"/> class.</summary>
    /// <param name="priority">The priority of the first caller.</param>
    protected LoadJob(ImagePriority priority)
    {
        Priority = priority;
        Node = new LinkedListNode<LoadJob>(this);
    }

    /// <summary>Gets the token that is canceled when no caller waits for the job.</summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    /// <summary>Gets or sets the priority: the highest of its callers.</summary>
    public ImagePriority Priority { get; set; }

    /// <summary>Gets the position in the queue; it is in a list while the job waits for a slot.</summary>
    public LinkedListNode<LoadJob> Node { get; }

    /// <summary>Gets or sets the number of callers, including other reads that need the bytes that this job reads.</summary>
    public int Waiters { get; set; }

    /// <inheritdoc/>
    public void Execute() => _ = RunAsync();

    /// <summary>Cancels the job. Callbacks registered on its token run on the thread pool.</summary>
    public void Cancel() => _ = _cancellation.CancelAsync();

    /// <summary>Does the work and frees the slot.</summary>
    /// <returns>A task that never fails.</returns>
    protected abstract Task RunAsync();
}
