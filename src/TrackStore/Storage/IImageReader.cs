namespace TrackStore.Storage;

/// <summary>Reads artwork: the hot path, for which each provider has its own way.</summary>
internal interface IImageReader
{
    /// <summary>Answers which rendition a request shows: for a track its own, else, unless it wants none, its album's; null when there is none.</summary>
    ImageInfo? Resolve(ImageRequest request);

    /// <summary>Answers the same for a page of requests in one query; those without a picture are not among the answers.</summary>
    Dictionary<ImageRequest, ImageInfo> Resolve(IReadOnlyList<ImageRequest> requests);

    /// <summary>Reads a rendition with its bytes, without a fallback; null when there is none.</summary>
    Image? Find(ImageRequest owner);

    /// <summary>Reads a rendition's bytes; null when it is gone.</summary>
    byte[]? Read(long imageId);

    /// <summary>Reads several renditions' bytes in one query; those that are gone are not among the answers.</summary>
    Dictionary<long, ReadOnlyMemory<byte>> Read(IReadOnlyCollection<long> imageIds);
}
