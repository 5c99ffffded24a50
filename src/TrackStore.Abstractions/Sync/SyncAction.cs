namespace TrackStore;

/// <summary>What a sync did with a track.</summary>
public enum SyncAction
{
    /// <summary>Nothing changed, except the time of the last sync.</summary>
    Unchanged,

    /// <summary>A track was added.</summary>
    Added,

    /// <summary>A stored track got different values, or a link.</summary>
    Changed,

    /// <summary>The track could not be stored. Other tracks are not affected.</summary>
    Failed,
}
