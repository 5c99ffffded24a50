namespace TrackStore.Artwork.Rendering;

/// <summary>Everything that is stored of a picture, ready before the transaction that stores it.</summary>
/// <param name="Processed">The image processor's output.</param>
/// <param name="Placeholder">The placeholder, or null when the processor returned no preview.</param>
/// <param name="PerceptualHash">The perceptual hash, or null without a preview and for plain pictures.</param>
internal sealed record RenderedArtwork(ProcessedArtwork Processed, ArtworkPlaceholder? Placeholder, long? PerceptualHash)
{
    public static RenderedArtwork Of(ProcessedArtwork processed)
        => processed.Preview is { } preview
            ? new(processed, ArtworkPlaceholder.Of(preview), Rendering.PerceptualHash.Of(preview))
            : new(processed, Placeholder: null, PerceptualHash: null);
}
