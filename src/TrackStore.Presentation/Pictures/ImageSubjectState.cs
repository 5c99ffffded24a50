namespace TrackStore;

/// <summary>What <see cref="ImageSubjectViewModel"/> shows.</summary>
public enum ImageSubjectState
{
    /// <summary>Nothing is selected.</summary>
    Empty,

    /// <summary>The first read is under way.</summary>
    Loading,

    /// <summary>The pictures of a track or album.</summary>
    Shown,

    /// <summary>The track or album was shown, and was deleted meanwhile.</summary>
    Gone,

    /// <summary>There is no such track or album.</summary>
    Unknown,
}
