namespace TrackStore.Artwork.Rendering;

/// <summary>What a user interface can paint before the picture itself is read.</summary>
/// <param name="ThumbHash">The hash.</param>
/// <param name="DominantColor">The dominant color as 0xRRGGBB in sRGB, or null for a fully transparent picture.</param>
internal sealed record ArtworkPlaceholder(ThumbHash ThumbHash, int? DominantColor)
{
    public static ArtworkPlaceholder Of(ArtworkPreview preview)
        => new(ThumbHash.Encode(preview.Rgba.Span, preview.Width, preview.Height), DominantColorFinder.Find(preview));
}
