namespace TrackStore;

/// <summary>The roles in which a platform's id can be added to a track.</summary>
public enum PlatformIdRole
{
    /// <summary>It replaces the primary id, as when a wrong link is corrected. Without one, it becomes the primary id.</summary>
    Replacement,

    /// <summary>It becomes a further id, such as that of a re-release. Without a primary id, it becomes the primary one.</summary>
    Secondary,

    /// <summary>It becomes the primary id, and the one until now becomes a further one. Applies to an id that the track has, too.</summary>
    Primary,
}
