namespace TrackStore.Storage;

/// <summary>Reads artwork. This is the hot path, so each provider implements it natively.</summary>
internal interface IImageReader
{
    /// <summary>
    /// Finds the rendition for a request: the track's own, else its album's unless the request excludes the fallback. Returns null when
    /// there is none.
    /// </summary>
    ImageInfo? Resolve(ImageRequest request);

    /// <summary>Finds the renditions for several requests in one query. Requests without a rendition are left out of the result.</summary>
    Dictionary<ImageRequest, ImageInfo> Resolve(IReadOnlyList<ImageRequest> requests);

    /// <summary>Reads a rendition with its bytes, without fallback. Returns null when there is none.</summary>
    Image? Find(ImageRequest owner);

    /// <summary>Reads a rendition by its picture's key. Returns null when there is no such picture.</summary>
    ImageContent? Read(ArtworkKey key, ImageSize size);

    /// <summary>Reads the bytes of a rendition. Returns null when it no longer exists.</summary>
    byte[]? Read(long imageId);

    /// <summary>Reads the bytes of several renditions in one query. Renditions that no longer exist are left out of the result.</summary>
    Dictionary<long, ReadOnlyMemory<byte>> Read(IReadOnlyCollection<long> imageIds);
}
