namespace TrackStore;

/// <summary>What a details panel shows.</summary>
public enum TrackDetailsState
{
    /// <summary>No track is selected.</summary>
    Empty,

    /// <summary>The first track is being read. When another one was shown before, it stays until the new one is there.</summary>
    Loading,

    /// <summary>A track is shown.</summary>
    Shown,

    /// <summary>The selected track has been deleted, here or elsewhere. The last that was known of it is still shown.</summary>
    Gone,

    /// <summary>There is no such track.</summary>
    Unknown,
}
