namespace TrackStore.Storage;

/// <summary>
/// Background work that runs after the database was opened for writing. An implementation returns quickly when there is nothing to do,
/// and resumes where an earlier run was interrupted.
/// </summary>
internal interface IStartupTask
{
    /// <summary>
    /// Runs the task. <see cref="ITrackStoreDatabase.InitializeAsync"/> waits for it and reports its failure, and its next call runs the
    /// task again after one; other calls don't wait. A failure doesn't keep other tasks from running.
    /// </summary>
    Task RunAsync(StoreDatabase database, CancellationToken cancellationToken);
}
