namespace TrackStore;

/// <summary>The rule that selects the effective value of a field.</summary>
public enum FieldRule
{
    /// <summary>No layer has a value.</summary>
    Unknown,

    /// <summary>The user edited or emptied the field.</summary>
    EditedByUser,

    /// <summary>The user pinned the field to a platform.</summary>
    Pinned,

    /// <summary>Several platforms have a value, and this one is ranked highest.</summary>
    PlatformRanking,

    /// <summary>Only one platform has a value.</summary>
    OnlyPlatform,

    /// <summary>No platform has a value, so the base value is shown.</summary>
    FirstStored,
}
