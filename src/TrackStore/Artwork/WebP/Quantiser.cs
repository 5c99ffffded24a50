using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>By what the coefficients of a block are multiplied. Products keep their lower 16 bits (RFC 6386, 14.1).</summary>
/// <param name="first">The factor of the first one.</param>
/// <param name="others">The factor of the fifteen others.</param>
internal sealed class Quantiser(short first, short others)
{
    /// <summary>Gets the factors of the first eight coefficients.</summary>
    public Vector128<short> Upper { get; } = Vector128.Create(others).WithElement(0, first);

    /// <summary>Gets the factors of the last eight coefficients.</summary>
    public Vector128<short> Lower { get; } = Vector128.Create(others);

    /// <summary>Multiplies the first coefficient.</summary>
    public short MultiplyFirst(short coefficient) => (short)(coefficient * first);
}
