namespace TrackStore.Artwork.Downloads.Http;

/// <summary>What kept a connection from being made.</summary>
internal enum FetchOutage
{
    /// <summary>The host's name could not be resolved.</summary>
    NameResolution,

    /// <summary>None of the host's addresses took the connection.</summary>
    Connection,
}
