namespace TrackStore;

/// <summary>Names the layers of a field, the strongest first.</summary>
public enum FieldLayer
{
    /// <summary>What the user typed; no import and no sync touches it.</summary>
    User,

    /// <summary>A platform's value that the user chose over the ranking.</summary>
    Pin,

    /// <summary>What the host first stored, or imported.</summary>
    Base,
}
