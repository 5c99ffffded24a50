namespace TrackStore;

/// <summary>Runs the synchronizations of a library.</summary>
public sealed class SyncJobs
{
    internal SyncJobs(ITrackSynchronizer synchronizer, IEnumerable<IPlatformClient> clients, TimeProvider time)
    {
    }
}
