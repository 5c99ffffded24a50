using TrackStore.Artwork.Rendering;

namespace TrackStore.Artwork.Linking;

/// <summary>An original and everything that is stored of it.</summary>
/// <param name="Key">The key that it is stored under.</param>
/// <param name="Source">The original.</param>
/// <param name="Rendered">The renditions, or null when a picture of this key is stored already.</param>
/// <param name="KeepsOriginal">Whether the original is stored too.</param>
internal sealed record ArtworkContent(RenderingKey Key, ImageSource Source, RenderedArtwork? Rendered, bool KeepsOriginal);
