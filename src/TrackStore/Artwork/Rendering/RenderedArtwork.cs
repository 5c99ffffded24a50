namespace TrackStore.Artwork.Rendering;

/// <summary>Everything that is stored of a picture, ready before the transaction that stores it.</summary>
/// <param name="Processed">The image processor's output.</param>
/// <param name="Placeholder">The placeholder, or null when the processor returned no preview.</param>
internal sealed record RenderedArtwork(ProcessedArtwork Processed, ArtworkPlaceholder? Placeholder)
{
    public static RenderedArtwork Of(ProcessedArtwork processed)
        => new(processed, processed.Preview is { } preview ? ArtworkPlaceholder.Of(preview) : null);
}
