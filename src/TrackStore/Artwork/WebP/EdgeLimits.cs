using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>The limits of <see cref="FilterStrength"/> for sixteen segments at once.</summary>
internal readonly struct EdgeLimits
{
    /// <summary>The limit at edges between macroblocks.</summary>
    public readonly Vector128<byte> MacroblockEdge;

    /// <summary>The limit at edges between subblocks.</summary>
    public readonly Vector128<byte> SubblockEdge;

    /// <summary>The limit beside edges.</summary>
    public readonly Vector128<byte> Interior;

    /// <summary>The limit of what is smoothed widely.</summary>
    public readonly Vector128<byte> Variance;

    /// <summary>Takes the limits of a macroblock.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EdgeLimits(FilterStrength strength)
    {
        MacroblockEdge = Vector128.Create((byte)(strength.EdgeLimit + FilterStrength.MacroblockExtra));
        SubblockEdge = Vector128.Create(strength.EdgeLimit);
        Interior = Vector128.Create(strength.InteriorLimit);
        Variance = Vector128.Create(strength.VarianceLimit);
    }
}
