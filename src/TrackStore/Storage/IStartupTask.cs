namespace TrackStore.Storage;

/// <summary>
/// Background work that runs once after the database was opened for writing. An implementation returns quickly when there is nothing to do,
/// and resumes where an earlier run was interrupted.
/// </summary>
internal interface IStartupTask
{
    /// <summary>
    /// Runs the task. <see cref="ITrackStoreDatabase.InitializeAsync"/> waits for it and reports its failure; other calls don't wait.
    /// </summary>
    Task RunAsync(StoreDatabase database, CancellationToken cancellationToken);
}
