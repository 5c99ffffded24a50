namespace TrackStore.Artwork;

/// <summary>The renditions that a page of requests shows.</summary>
/// <param name="Shown">The renditions by request, without the requests that show none.</param>
/// <param name="Data">The bytes that were read, by the renditions' identifiers, without those that are gone.</param>
internal sealed record RenditionPage(
    IReadOnlyDictionary<ImageRequest, ImageInfo> Shown,
    IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Data);
