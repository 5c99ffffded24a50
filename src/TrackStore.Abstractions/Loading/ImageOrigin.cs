namespace TrackStore;

/// <summary>Specifies where a loaded image came from.</summary>
public enum ImageOrigin
{
    /// <summary>It was read from the database, or as a preview from the platform's server or its cache.</summary>
    Store,

    /// <summary>It was in memory.</summary>
    Memory,
}
