namespace TrackStore;

/// <summary>What a sync has done with the picture of a platform's track.</summary>
public enum PlatformPictureState
{
    /// <summary>Nothing yet, or the platform has no picture.</summary>
    None,

    /// <summary>The picture is being downloaded.</summary>
    Pending,

    /// <summary>The picture is stored with the track or its album.</summary>
    Stored,

    /// <summary>The picture could not be downloaded, or is refused. The track is stored without it.</summary>
    Failed,
}
