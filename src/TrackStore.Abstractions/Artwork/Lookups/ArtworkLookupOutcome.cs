namespace TrackStore;

/// <summary>Says how a look for a picture ended.</summary>
public enum ArtworkLookupOutcome
{
    /// <summary>The source has a picture. It was stored, or is smaller than the one that the source gave before, which was kept.</summary>
    Found,

    /// <summary>The source has no picture; that is remembered.</summary>
    Absent,

    /// <summary>The look failed; that is remembered, with the time to try again.</summary>
    Failed,

    /// <summary>The source could not be reached at all, as when the machine is offline; nothing was changed.</summary>
    Unreachable,

    /// <summary>The source was not asked, because what is known about it still holds.</summary>
    Skipped,
}
