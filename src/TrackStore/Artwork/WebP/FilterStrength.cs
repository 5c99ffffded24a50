namespace TrackStore.Artwork.WebP;

/// <summary>How strongly the edges of a macroblock are smoothed (RFC 6386, 15.4). None is smoothed where the edge limit is 0.</summary>
/// <param name="EdgeLimit">How large a step at an edge between subblocks may be.</param>
/// <param name="InteriorLimit">How large a step beside an edge may be.</param>
/// <param name="VarianceLimit">From which step on the edge itself is taken for a part of the picture.</param>
internal readonly record struct FilterStrength(byte EdgeLimit, byte InteriorLimit, byte VarianceLimit)
{
    /// <summary>How much larger a step at an edge between macroblocks may be.</summary>
    public const int MacroblockExtra = 4;

    private const int MaxLevel = 63;

    /// <summary>Derives the limits.</summary>
    /// <param name="level">The level of the macroblock, which is held between 0 and 63.</param>
    /// <param name="sharpness">The sharpness of the picture, 0 to 7.</param>
    public static FilterStrength Of(int level, int sharpness)
    {
        level = Math.Clamp(level, 0, MaxLevel);
        if (level == 0)
            return default;

        int interior = level;
        if (sharpness > 0)
            interior = Math.Min(interior >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        interior = Math.Max(interior, 1);
        int variance = level switch
        {
            >= 40 => 2,
            >= 15 => 1,
            _ => 0,
        };
        return new FilterStrength((byte)((2 * level) + interior), (byte)interior, (byte)variance);
    }
}
