namespace TrackStore;

/// <summary>What a job synchronizes.</summary>
public enum SyncScope
{
    /// <summary>The user's library on the platform. A run that was interrupted resumes where it stopped.</summary>
    Library,

    /// <summary>The tracks whose link to the platform is stale.</summary>
    StaleLinks,

    /// <summary>Given tracks, such as those that failed before.</summary>
    Tracks,
}
