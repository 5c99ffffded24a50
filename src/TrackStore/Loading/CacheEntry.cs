namespace TrackStore.Loading;

/// <summary>One remembered answer. It is its own place in the order of use.</summary>
internal sealed class CacheEntry
{
    public CacheEntry(ImageLoadResult result, SharedBytes? bytes, long storedAt)
    {
        Result = result;
        Bytes = bytes;
        StoredAt = storedAt;
        Node = new LinkedListNode<CacheEntry>(this);
    }

    /// <summary>Gets the answer, handed out as it is.</summary>
    public ImageLoadResult Result { get; }

    /// <summary>Gets the bytes that a <see cref="ImageLoadResult.Loaded"/> shows, or null.</summary>
    public SharedBytes? Bytes { get; }

    /// <summary>Gets the time stamp from which the lifetime counts.</summary>
    public long StoredAt { get; }

    /// <summary>Gets the place in the order of use.</summary>
    public LinkedListNode<CacheEntry> Node { get; }

    /// <summary>Gets the album whose picture a track shows, or null when this is not such an answer.</summary>
    public long? FallbackAlbumId => Result is ImageLoadResult.Loaded { TrackId: not null } loaded ? loaded.Image.AlbumId : null;

    /// <summary>Gets a value indicating whether this says that a track has no picture, be it its own or its album's.</summary>
    public bool IsAbsentTrack => Result is ImageLoadResult.Absent { TrackId: not null };
}
