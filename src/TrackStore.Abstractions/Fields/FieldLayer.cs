namespace TrackStore;

/// <summary>Names the layers of a field, the strongest first.</summary>
public enum FieldLayer
{
    /// <summary>What the user typed; no import and no sync touches it.</summary>
    User,

    /// <summary>A platform whose value the user chose over the ranking. It follows what the platform says.</summary>
    Pin,

    /// <summary>What a platform says; among platforms the ranking decides.</summary>
    Platform,

    /// <summary>What the host first stored, or imported.</summary>
    Base,
}
