namespace TrackStore.Storage;

/// <summary>Reads artwork: the hot path, for which each provider has its own way.</summary>
internal interface IImageReader
{
    /// <summary>Answers which rendition a request shows: for a track its own, else its album's; null when there is none.</summary>
    ImageInfo? Resolve(ImageRequest request);

    /// <summary>Reads a rendition with its bytes, without a fallback; null when there is none.</summary>
    Image? Find(ImageRequest owner);

    /// <summary>Reads a rendition's bytes; null when it is gone.</summary>
    byte[]? Read(long imageId);
}
