namespace TrackStore;

public sealed partial class ThumbHash
{
    private const int DecodedSide = 32;

    // Quantized amplitudes lose saturation, which the format's decoders restore by this factor.
    private const double Saturation = 1.25;

    /// <summary>Renders the placeholder. The same hash always gives the same pixels.</summary>
    /// <returns>The pixels, 32 on the longer side, to stretch over the picture's area.</returns>
    public ArtworkPreview Decode()
    {
        int width = Side(AspectRatio > 1 ? DecodedSide : DecodedSide * AspectRatio);
        int height = Side(AspectRatio > 1 ? DecodedSide / AspectRatio : DecodedSide);
        int index = 0;
        (int columns, int rows) = (_layout.LightnessColumns, _layout.LightnessRows);
        const int Color = ThumbHashLayout.ColorSide;
        const int Alpha = ThumbHashLayout.AlphaSide;
        ThumbHashWaves lightness = ReadWaves(ref index, columns, rows, ReadLightness(), ReadPart(2, 2, 31));
        ThumbHashWaves yellowBlue = ReadWaves(ref index, Color, Color, ReadYellowBlue(), Saturation * ReadPart(3, 3, 63));
        ThumbHashWaves redGreen = ReadWaves(ref index, Color, Color, ReadRedGreen(), Saturation * ReadPart(4, 1, 63));
        ThumbHashWaves? alpha = HasTransparency ? ReadWaves(ref index, Alpha, Alpha, ReadPart(5, 0, 15), ReadPart(5, 4, 15)) : null;

        double[] horizontal = ThumbHashChannel.Waves(width);
        double[] vertical = ThumbHashChannel.Waves(height);
        byte[] rgba = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<double> down = ThumbHashChannel.At(vertical, y);
            lightness.StartRow(down);
            yellowBlue.StartRow(down);
            redGreen.StartRow(down);
            alpha?.StartRow(down);
            for (int x = 0; x < width; x++)
            {
                ReadOnlySpan<double> across = ThumbHashChannel.At(horizontal, x);
                (double red, double green, double blue) = ToRgb(lightness.At(across), yellowBlue.At(across), redGreen.At(across));
                Span<byte> pixel = rgba.AsSpan(((y * width) + x) * 4, 4);
                pixel[0] = ToByte(red);
                pixel[1] = ToByte(green);
                pixel[2] = ToByte(blue);
                pixel[3] = alpha is null ? byte.MaxValue : ToByte(alpha.At(across));
            }
        }

        return new ArtworkPreview(width, height, rgba);

        static int Side(double length) => (int)Math.Floor(length + 0.5);

        static byte ToByte(double part) => (byte)(255 * Math.Clamp(part, 0, 1));
    }

    private static (double Red, double Green, double Blue) ToRgb(double lightness, double yellowBlue, double redGreen)
    {
        double blue = lightness - (2.0 / 3 * yellowBlue);
        double red = ((3 * lightness) - blue + redGreen) / 2;
        return (red, red - redGreen, blue);
    }

    private double ReadLightness() => ReadPart(0, 0, 63);

    private double ReadYellowBlue() => (2 * ReadPart(0, 6, 63)) - 1;

    private double ReadRedGreen() => (2 * ReadPart(1, 4, 63)) - 1;

    /// <summary>Reads a number of the header, starting at a bit of a byte, as a fraction of its largest value.</summary>
    private double ReadPart(int index, int bit, int largest)
    {
        ReadOnlySpan<byte> bytes = _bytes.Span;
        int pair = bytes[index] | (index + 1 < bytes.Length ? bytes[index + 1] << 8 : 0);
        return (double)((pair >> bit) & largest) / largest;
    }

    private ThumbHashWaves ReadWaves(ref int index, int columns, int rows, double mean, double scale)
    {
        var waves = new ThumbHashWaves(columns, rows, mean);
        for (int row = 0; row < rows; row++)
        {
            for (int column = row == 0 ? 1 : 0; column < ThumbHashLayout.ColumnsOf(row, columns, rows); column++)
            {
                int quantized = (_bytes.Span[_layout.HeaderLength + (index / 2)] >> (index % 2 * 4)) & 15;
                waves.Set(column, row, 2 * scale * ((quantized / 7.5) - 1));
                index++;
            }
        }

        return waves;
    }
}
