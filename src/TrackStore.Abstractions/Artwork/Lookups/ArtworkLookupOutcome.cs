namespace TrackStore;

/// <summary>Specifies how an artwork lookup ended.</summary>
public enum ArtworkLookupOutcome
{
    /// <summary>The source has a picture. It was stored, unless the source had given a larger one before, which was kept.</summary>
    Found,

    /// <summary>The source has no picture, which was stored.</summary>
    Absent,

    /// <summary>The lookup failed. The failure was stored with the time of the next attempt.</summary>
    Failed,

    /// <summary>The source could not be reached, such as when the machine is offline. Nothing was changed.</summary>
    Unreachable,

    /// <summary>The source was not asked, because the last result is still valid.</summary>
    Skipped,
}
