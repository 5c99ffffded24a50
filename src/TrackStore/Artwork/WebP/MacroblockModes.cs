namespace TrackStore.Artwork.WebP;

/// <summary>Says how a macroblock is predicted and which adjustments it takes (RFC 6386, 10 and 11).</summary>
/// <param name="Luma">How its brightness is predicted.</param>
/// <param name="Chroma">How its colours are predicted.</param>
/// <param name="Segment">The segment that it belongs to, 0 to 3.</param>
/// <param name="IsEmpty">Whether it has no coefficients.</param>
internal readonly record struct MacroblockModes(BlockMode Luma, BlockMode Chroma, byte Segment, bool IsEmpty);
