namespace TrackStore;

/// <summary>What a sync job stores.</summary>
public enum SyncJobKind
{
    /// <summary>The user's library on the platform, or the tracks of <see cref="SyncJobOptions.Source"/>.</summary>
    Library,

    /// <summary>The tracks whose link to the platform is stale: marked for an update, or older than its maximum age.</summary>
    StaleLinks,
}
