namespace TrackStore;

/// <summary>The tracks and albums that may show other images than before. Their cached results have already been removed.</summary>
public sealed record ImageChange
{
    /// <summary>Initializes a new instance of the <see cref="ImageChange"/> class.</summary>
    /// <param name="trackIds">The tracks.</param>
    /// <param name="albumIds">The albums.</param>
    public ImageChange(IEnumerable<long> trackIds, IEnumerable<long> albumIds)
    {
        TrackIds = trackIds.ToHashSet();
        AlbumIds = albumIds.ToHashSet();
    }

    /// <summary>Gets a change that may affect any image.</summary>
    public static ImageChange Everything { get; } = new([], []) { IsEverything = true };

    /// <summary>Gets a value indicating whether any image may have changed, because the changed tracks and albums are unknown.</summary>
    public bool IsEverything { get; private init; }

    /// <summary>Gets the tracks whose own image or whose album changed.</summary>
    public IReadOnlySet<long> TrackIds { get; }

    /// <summary>Gets the albums whose image changed. Tracks may show it too.</summary>
    public IReadOnlySet<long> AlbumIds { get; }

    /// <summary>Determines whether the result of a request may have changed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="shown">Its result so far, or null while it is being loaded.</param>
    /// <returns>
    /// True when the request should be loaded again, which is cheap when its image did not change. Always false for a preview, which
    /// doesn't depend on the library.
    /// </returns>
    public bool Affects(ImageRequest request, ImageLoadResult? shown)
    {
        if (request.PreviewUrl is not null)
            return false;
        if (IsEverything)
            return true;
        if (request.AlbumId is { } requested)
            return AlbumIds.Contains(requested);

        // Without an image, the album that the track would fall back to is unknown.
        return TrackIds.Contains(request.Owner.Id)
            || (AlbumIds.Count > 0 && request.Fallback != ImageFallback.None
                && (shown is not ImageLoadResult.Loaded loaded || (loaded.Image.AlbumId is { } albumId && AlbumIds.Contains(albumId))));
    }
}
