namespace TrackStore.Loading.Cache;

/// <summary>One remembered answer. It is its own place in the order of use.</summary>
internal sealed class ImageCacheEntry
{
    public ImageCacheEntry(ImageLoadResult result, CachedContent? bytes, long storedAt)
    {
        Result = result;
        Bytes = bytes;
        StoredAt = storedAt;
        Node = new LinkedListNode<ImageCacheEntry>(this);
    }

    /// <summary>Gets the answer, handed out as it is.</summary>
    public ImageLoadResult Result { get; }

    /// <summary>Gets the bytes that a <see cref="ImageLoadResult.Loaded"/> shows, or null.</summary>
    public CachedContent? Bytes { get; }

    /// <summary>Gets the time stamp from which the lifetime counts.</summary>
    public long StoredAt { get; }

    /// <summary>Gets or sets a value indicating whether the store is being asked if the answer still is true.</summary>
    public bool IsRevalidating { get; set; }

    /// <summary>Gets or sets the time stamp at which the store could not be asked, or null.</summary>
    public long? FailedAt { get; set; }

    /// <summary>Gets the place in the order of use.</summary>
    public LinkedListNode<ImageCacheEntry> Node { get; }

    /// <summary>Gets the album whose picture a track shows, or null when this is not such an answer.</summary>
    public long? FallbackAlbumId => Result is ImageLoadResult.Loaded { TrackId: not null } loaded ? loaded.Image.AlbumId : null;

    /// <summary>Gets a value indicating whether this says that neither a track nor its album has a picture. Which album that is, is not known.</summary>
    public bool MightShowAnyAlbum
        => Result is ImageLoadResult.Absent or ImageLoadResult.Placeholder && Result.TrackId is not null && Result.Request.Fallback != ImageFallback.None;

    /// <summary>Tells whether the picture will do for another request about the same track or album.</summary>
    /// <param name="request">The other request.</param>
    public bool IsEnoughFor(ImageRequest request)
    {
        if (Result is not ImageLoadResult.Loaded loaded || request with { Target = Result.Request.Target } != Result.Request)
        {
            return false;
        }

        return request.Target.Pixels is { } pixels
            ? Math.Max(loaded.Image.Width, loaded.Image.Height) >= pixels
            : loaded.Image.Size >= request.Target.Size;
    }
}
