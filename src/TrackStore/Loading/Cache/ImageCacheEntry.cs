namespace TrackStore.Loading.Cache;

/// <summary>One cached result.</summary>
internal sealed class ImageCacheEntry
{
    /// <summary>Initializes a new instance of the <see cref="ImageCacheEntry"/> class.</summary>
    /// <param name="result">The result.</param>
    /// <param name="content">The bytes it shows, or null.</param>
    /// <param name="storedAt">The timestamp from which its lifetime counts.</param>
    public ImageCacheEntry(ImageLoadResult result, CachedContent? content, long storedAt)
    {
        Result = result;
        Content = content;
        StoredAt = storedAt;
        Node = new LinkedListNode<ImageCacheEntry>(this);
    }

    /// <summary>Gets the result, which is returned to callers as it is.</summary>
    public ImageLoadResult Result { get; }

    /// <summary>Gets the bytes that an <see cref="ImageLoadResult.Loaded"/> shows, or null.</summary>
    public CachedContent? Content { get; }

    /// <summary>Gets the timestamp from which the lifetime counts.</summary>
    public long StoredAt { get; }

    /// <summary>Gets or sets a value indicating whether the result is being revalidated.</summary>
    public bool IsRevalidating { get; set; }

    /// <summary>Gets or sets the timestamp of the last failed revalidation, or null.</summary>
    public long? FailedAt { get; set; }

    /// <summary>Gets the position in the order of use.</summary>
    public LinkedListNode<ImageCacheEntry> Node { get; }

    /// <summary>Gets the album whose image a track shows, or null when the result is of another kind.</summary>
    public long? FallbackAlbumId => Result is ImageLoadResult.Loaded { TrackId: not null } loaded ? loaded.Image.AlbumId : null;

    /// <summary>
    /// Gets a value indicating whether the result says that neither a track nor its album, which isn't known, has an image.
    /// </summary>
    public bool DependsOnAnyAlbum
        => Result is ImageLoadResult.Absent or ImageLoadResult.Placeholder
            && Result.TrackId is not null
            && Result.Request.Fallback != ImageFallback.None;

    /// <summary>Tells whether the image is large enough for another request about the same track or album.</summary>
    /// <param name="request">The other request.</param>
    public bool IsLargeEnoughFor(ImageRequest request)
    {
        if (Result is not ImageLoadResult.Loaded loaded || request with { Target = Result.Request.Target } != Result.Request)
            return false;
        return request.Target.Pixels is { } pixels
            ? Math.Max(loaded.Image.Width, loaded.Image.Height) >= pixels
            : loaded.Image.Size >= request.Target.Size;
    }
}
