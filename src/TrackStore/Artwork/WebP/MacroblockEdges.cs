namespace TrackStore.Artwork.WebP;

/// <summary>How the edges of a macroblock are smoothed (RFC 6386, 15.1).</summary>
/// <param name="Strength">How strongly.</param>
/// <param name="HasInner">Whether the edges between its subblocks are, too.</param>
internal readonly record struct MacroblockEdges(FilterStrength Strength, bool HasInner);
