namespace TrackStore;

/// <summary>The state of the work that starts when a library is opened, such as applying a changed ranking to all tracks.</summary>
public enum BackgroundWorkState
{
    /// <summary>There is none, because the library is being opened or can only be read.</summary>
    None,

    /// <summary>The work is running. The library can be used, but may still show values of the previous settings.</summary>
    Running,

    /// <summary>The work has ended.</summary>
    Completed,

    /// <summary>
    /// A part of the work has failed. It runs again when <see cref="ITrackStoreDatabase.InitializeAsync"/> is called or the library is
    /// opened next.
    /// </summary>
    Failed,

    /// <summary>
    /// There is none yet, because the library is the target of a copy that has not ended. It starts when the copy has been completed.
    /// </summary>
    WaitingForCopy,
}
