namespace TrackStore;

/// <summary>How far a job is.</summary>
public enum SyncJobState
{
    /// <summary>The job is running.</summary>
    Running,

    /// <summary>
    /// The job waits until it is resumed. It stops after its current transaction; pictures that are queued are still downloaded.
    /// </summary>
    Paused,

    /// <summary>The job was asked to end, and stores what it has begun.</summary>
    Canceling,

    /// <summary>The job has ended, and everything is stored.</summary>
    Completed,

    /// <summary>The platform ended the job early (<see cref="SyncJob.Error"/>). A library can be resumed where it stopped.</summary>
    Interrupted,

    /// <summary>The job has failed (<see cref="SyncJob.Error"/>). What it had stored stays.</summary>
    Failed,

    /// <summary>The job was canceled. What it had stored stays.</summary>
    Canceled,
}
