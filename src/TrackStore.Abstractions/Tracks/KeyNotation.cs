namespace TrackStore;

/// <summary>How a <see cref="MusicalKey"/> is written.</summary>
public enum KeyNotation
{
    /// <summary>The name, in the spelling of DJ software: C, F#m, Bb, Abm.</summary>
    Name,

    /// <summary>The Camelot wheel: 1A to 12A for minor keys, 1B to 12B for major keys. A minor is 8A.</summary>
    Camelot,

    /// <summary>Open Key: 1m to 12m for minor keys, 1d to 12d for major keys. A minor is 1m.</summary>
    OpenKey,
}
