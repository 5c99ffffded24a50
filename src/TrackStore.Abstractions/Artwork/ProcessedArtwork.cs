namespace TrackStore;

/// <summary>What a processor made of an original.</summary>
/// <param name="Width">The original's width in pixels, as it is seen: after its orientation was applied.</param>
/// <param name="Height">The original's height in pixels, as it is seen: after its orientation was applied.</param>
/// <param name="Renditions">One rendition for each size of the profile, in its order.</param>
public sealed record ProcessedArtwork(int Width, int Height, IReadOnlyList<Rendition> Renditions);
