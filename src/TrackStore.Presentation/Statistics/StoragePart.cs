namespace TrackStore;

/// <summary>What a part of the storage is for.</summary>
public enum StoragePart
{
    /// <summary>Tracks, albums, links and the history.</summary>
    Tracks,

    /// <summary>The search index.</summary>
    Search,

    /// <summary>Renditions of pictures.</summary>
    Pictures,

    /// <summary>Originals of pictures that are kept to render them again.</summary>
    Originals,

    /// <summary>Room in the database that is used next.</summary>
    Free,
}
