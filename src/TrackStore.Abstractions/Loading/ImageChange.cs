namespace TrackStore;

/// <summary>Says whose pictures may be others than before. What the loader remembered of them is forgotten already.</summary>
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

    /// <summary>Gets the change of which it is not known what it touched: every picture may be another.</summary>
    public static ImageChange Everything { get; } = new([], []) { IsEverything = true };

    /// <summary>Gets a value indicating whether every picture may be another, because what changed is not known.</summary>
    public bool IsEverything { get; private init; }

    /// <summary>Gets the tracks whose own picture, or whose album, changed.</summary>
    public IReadOnlySet<long> TrackIds { get; }

    /// <summary>Gets the albums whose picture changed; tracks may show it too.</summary>
    public IReadOnlySet<long> AlbumIds { get; }

    /// <summary>Tells whether a place that shows a request may have to show another picture now.</summary>
    /// <param name="request">The request.</param>
    /// <param name="shown">How it ended, or null while it is under way.</param>
    /// <returns>True when the request should be loaded again. That is cheap when nothing changed for it.</returns>
    public bool Affects(ImageRequest request, ImageLoadResult? shown)
    {
        if (IsEverything || request.Subject == ImageSubject.Album)
        {
            return IsEverything || AlbumIds.Contains(request.Id);
        }

        // Without a picture it is not known which album the track would fall back to.
        return TrackIds.Contains(request.Id)
            || (AlbumIds.Count > 0 && request.Fallback != ImageFallback.None
                && (shown is not ImageLoadResult.Loaded loaded || (loaded.Image.AlbumId is { } albumId && AlbumIds.Contains(albumId))));
    }
}
