namespace TrackStore;

/// <summary>The layers of a field, in descending priority.</summary>
public enum FieldLayer
{
    /// <summary>The user's edit. Imports and syncs never change it.</summary>
    User,

    /// <summary>A platform that the user chose regardless of the ranking. The value follows the platform's.</summary>
    Pin,

    /// <summary>A platform's value. The ranking decides among platforms.</summary>
    Platform,

    /// <summary>The value that the host added or imported.</summary>
    Base,

    /// <summary>
    /// What a track said that was merged into this one, where its base value differs. It is shown only if no other layer has a value.
    /// </summary>
    Merged,
}
