namespace TrackStore;

/// <summary>Says by what a platform's track was recognised as one of the library.</summary>
public enum MatchRule
{
    /// <summary>It was not: it is new to the library.</summary>
    None,

    /// <summary>The track is linked to this id on the platform.</summary>
    PlatformId,

    /// <summary>The International Standard Recording Code is the same, and no other track has it.</summary>
    Isrc,

    /// <summary>Artist and title are the same when case, accents and dashes don't count, the playing times differ by 3 seconds at most (where both are known), and no other track fits.</summary>
    Names,

    /// <summary>A rule of the host's own.</summary>
    Custom,
}
