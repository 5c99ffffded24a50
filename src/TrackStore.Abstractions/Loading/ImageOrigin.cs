namespace TrackStore;

/// <summary>Says where a picture was when it was asked for.</summary>
public enum ImageOrigin
{
    /// <summary>It was read from the store.</summary>
    Store,

    /// <summary>It was in memory.</summary>
    Memory,
}
