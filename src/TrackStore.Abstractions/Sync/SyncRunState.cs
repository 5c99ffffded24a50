namespace TrackStore;

/// <summary>How far a named sync run is.</summary>
public enum SyncRunState
{
    /// <summary>The run is under way in this process or another one, or its process was killed.</summary>
    Running,

    /// <summary>The run ended before its stream was read: the platform failed, or the run failed or was canceled.</summary>
    Interrupted,

    /// <summary>The stream was read to its end, and everything is stored.</summary>
    Completed,
}
