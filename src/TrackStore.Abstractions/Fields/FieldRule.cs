namespace TrackStore;

/// <summary>Says why a field shows what it shows.</summary>
public enum FieldRule
{
    /// <summary>No layer knows the field.</summary>
    Unknown,

    /// <summary>The user typed it, or emptied it.</summary>
    EditedByUser,

    /// <summary>The user chose a platform for the field.</summary>
    Pinned,

    /// <summary>Of several platforms that know the field, this one is ranked above the others.</summary>
    PlatformRanking,

    /// <summary>One platform alone knows the field.</summary>
    OnlyPlatform,

    /// <summary>No platform knows the field; it is what was first stored or imported.</summary>
    FirstStored,
}
