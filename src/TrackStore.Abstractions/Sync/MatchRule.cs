namespace TrackStore;

/// <summary>The rule by which a platform's track was matched to a stored track.</summary>
public enum MatchRule
{
    /// <summary>The track was not matched; it is new.</summary>
    None,

    /// <summary>The stored track is linked to this id on the platform.</summary>
    PlatformId,

    /// <summary>The International Standard Recording Code is the same, and nothing contradicts.</summary>
    Isrc,

    /// <summary>Title, version, artists, length and album agree as far as the rule of identity asks for it.</summary>
    Names,

    /// <summary>A rule of the host.</summary>
    Custom,
}
