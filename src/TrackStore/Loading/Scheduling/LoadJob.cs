using System.Diagnostics.CodeAnalysis;

namespace TrackStore.Loading.Scheduling;

/// <summary>
/// Work on the thread pool that several callers wait for: it waits for a slot of a <see cref="LoadQueue"/>, and is cancelled when the last
/// caller leaves. Guarded by the lock of the loader that runs it.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "Without a timer and a wait handle the source holds nothing; the last caller may leave while the job ends.")]
internal abstract class LoadJob : IThreadPoolWorkItem
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Initializes a new instance of the <see cref="LoadJob"/> class.</summary>
    /// <param name="priority">How urgent the job is.</param>
    protected LoadJob(ImagePriority priority)
    {
        Priority = priority;
        Node = new LinkedListNode<LoadJob>(this);
    }

    /// <summary>Gets the token that is cancelled when nobody waits for the job any more.</summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    /// <summary>Gets or sets how urgent the job is: as urgent as the most urgent of its callers.</summary>
    public ImagePriority Priority { get; set; }

    /// <summary>Gets the job's place in its queue, in a list while the job waits for a slot.</summary>
    public LinkedListNode<LoadJob> Node { get; }

    /// <summary>Gets or sets how many wait for the job: callers, and jobs that need what it reads.</summary>
    public int Waiters { get; set; }

    /// <inheritdoc/>
    public void Execute() => _ = RunAsync();

    /// <summary>Cancels the job. What is registered on its token runs elsewhere and doesn't hold up the caller.</summary>
    public void Cancel() => _ = _cancellation.CancelAsync();

    /// <summary>Does the work and frees the slot. Never throws.</summary>
    /// <returns>The work.</returns>
    protected abstract Task RunAsync();
}
