namespace TrackStore;

/// <summary>What is known of a platform's track, and what has been done with it.</summary>
public enum PlatformResultState
{
    /// <summary>Whether the library has the track is being looked up.</summary>
    Checking,

    /// <summary>The library doesn't have the track. A sync would add it.</summary>
    New,

    /// <summary>The library has the track, and a sync would change nothing.</summary>
    InLibrary,

    /// <summary>The library has the track, and a sync would change fields or link it to the platform.</summary>
    WouldChange,

    /// <summary>The library can't store the track.</summary>
    Unstorable,

    /// <summary>The track is being synced.</summary>
    Syncing,

    /// <summary>The track has been synced.</summary>
    Synced,

    /// <summary>The sync has failed.</summary>
    Failed,
}
