namespace TrackStore;

/// <summary>What a processor made of an original.</summary>
/// <param name="Width">The original's width in pixels, as it is seen: after its orientation was applied.</param>
/// <param name="Height">The original's height in pixels, as it is seen: after its orientation was applied.</param>
/// <param name="Renditions">One rendition for each size of the profile, in its order.</param>
/// <param name="Preview">
/// The original as a few pixels, from which its <see cref="ThumbHash"/> and its dominant colour are computed, or null when the processor gives none:
/// the picture has no placeholder then.
/// </param>
public sealed record ProcessedArtwork(int Width, int Height, IReadOnlyList<Rendition> Renditions, ArtworkPreview? Preview = null);
