namespace TrackStore;

/// <summary>The rule by which a platform's track was matched to a stored track.</summary>
public enum MatchRule
{
    /// <summary>The track was not matched; it is new.</summary>
    None,

    /// <summary>The stored track is linked to this id on the platform.</summary>
    PlatformId,

    /// <summary>The International Standard Recording Code is the same, and no other track has it.</summary>
    Isrc,

    /// <summary>
    /// Artist and title are the same ignoring case, accents and kinds of dashes, the durations (if both are known) differ by at most 3
    /// seconds, and no other track matches.
    /// </summary>
    Names,

    /// <summary>A rule of the host.</summary>
    Custom,
}
