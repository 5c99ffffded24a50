namespace TrackStore;

/// <summary>How far an import is.</summary>
public enum ImportJobState
{
    /// <summary>The import is running.</summary>
    Running,

    /// <summary>The import was asked to end, and stores what it has begun.</summary>
    Canceling,

    /// <summary>The import has ended, and everything is stored.</summary>
    Completed,

    /// <summary>The import has failed (<see cref="ImportJob.Error"/>). What it had stored stays.</summary>
    Failed,

    /// <summary>The import was canceled. What it had stored stays.</summary>
    Canceled,
}
