namespace TrackStore;

/// <summary>The layout of a ThumbHash, which follows from the picture's proportions and whether it has transparency.</summary>
/// <param name="ShortSide">The shorter side in steps, where the longer side has <see cref="LongSide"/> steps. At least 1.</param>
/// <param name="IsLandscape">Whether the width is the longer side.</param>
/// <param name="HasAlpha">Whether there is a channel for alpha, which leaves fewer frequencies for the lightness.</param>
internal readonly record struct ThumbHashLayout(int ShortSide, bool IsLandscape, bool HasAlpha)
{
    /// <summary>The number of frequencies on each side of the two color channels.</summary>
    public const int ColorSide = 3;

    /// <summary>The number of frequencies on each side of the alpha channel.</summary>
    public const int AlphaSide = 5;

    /// <summary>The largest number of frequencies on a side of any channel.</summary>
    public const int MaxSide = 7;

    private const int ShortestHeader = 5;

    public int LongSide => LongSideOf(HasAlpha);

    public double AspectRatio => IsLandscape ? (double)LongSide / ShortSide : (double)ShortSide / LongSide;

    public int LightnessColumns => IsLandscape ? LongSide : Math.Max(ColorSide, ShortSide);

    public int LightnessRows => IsLandscape ? Math.Max(ColorSide, ShortSide) : LongSide;

    /// <summary>Gets the number of bytes before the amplitudes.</summary>
    public int HeaderLength => HasAlpha ? ShortestHeader + 1 : ShortestHeader;

    /// <summary>Gets the number of bytes of the whole hash. Two amplitudes share one byte.</summary>
    public int Length
    {
        get
        {
            int alpha = HasAlpha ? Count(AlphaSide, AlphaSide) : 0;
            int amplitudes = Count(LightnessColumns, LightnessRows) + (2 * Count(ColorSide, ColorSide)) + alpha;
            return HeaderLength + ((amplitudes + 1) / 2);
        }
    }

    public static ThumbHashLayout Of(int width, int height, bool hasAlpha)
    {
        double shortSide = (double)LongSideOf(hasAlpha) * Math.Min(width, height) / Math.Max(width, height);
        return new ThumbHashLayout(Math.Max(1, (int)Math.Floor(shortSide + 0.5)), width > height, hasAlpha);
    }

    /// <summary>Reads the layout from a hash's header.</summary>
    /// <returns>The layout, or null when the bytes are not a hash.</returns>
    public static ThumbHashLayout? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ShortestHeader)
            return null;

        var layout = new ThumbHashLayout(bytes[3] & 7, IsLandscape: (bytes[4] & 0x80) != 0, HasAlpha: (bytes[2] & 0x80) != 0);
        return layout.ShortSide >= 1 && layout.ShortSide <= layout.LongSide && bytes.Length == layout.Length ? layout : null;
    }

    /// <summary>Gets the number of frequencies that a channel keeps in a row: those before the diagonal.</summary>
    public static int ColumnsOf(int row, int columns, int rows) => ((columns * (rows - row)) + rows - 1) / rows;

    private static int LongSideOf(bool hasAlpha) => hasAlpha ? AlphaSide : MaxSide;

    /// <summary>Gets the number of amplitudes of a channel, without its mean, which is in the header.</summary>
    private static int Count(int columns, int rows)
    {
        int count = -1;
        for (int row = 0; row < rows; row++)
            count += ColumnsOf(row, columns, rows);
        return count;
    }
}
