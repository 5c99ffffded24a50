namespace TrackStore.Artwork;

/// <summary>All that is stored of a picture, ready before the transaction that stores it.</summary>
/// <param name="Processed">What the processor made.</param>
/// <param name="Placeholder">The placeholder, or null when the processor gave no preview.</param>
internal sealed record PreparedArtwork(ProcessedArtwork Processed, Placeholder? Placeholder)
{
    public static PreparedArtwork Of(ProcessedArtwork processed) => new(processed, processed.Preview is { } preview ? Placeholder.Of(preview) : null);
}
