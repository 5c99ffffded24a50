using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>A picture as pixels of red, green, blue and alpha, the colors multiplied by alpha.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Pixels">The rows, one after the other.</param>
internal sealed record DecodedPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>Decodes a picture at full size. All contenders' pictures are decoded by this decoder.</summary>
    public static DecodedPicture Of(ReadOnlySpan<byte> encoded)
    {
        using VipsImage decoded = VipsImage.NewFromBuffer(encoded.ToArray());
        using VipsImage colors = decoded.Colourspace(Enums.Interpretation.Srgb);
        using VipsImage image = colors.HasAlpha() ? colors.Copy() : colors.Bandjoin(byte.MaxValue);
        byte[] pixels = image.WriteToMemory<byte>();
        for (int i = 0; i < pixels.Length; i += 4)
        {
            int alpha = pixels[i + 3];
            for (int channel = i; channel < i + 3; channel++)
                pixels[channel] = (byte)(((pixels[channel] * alpha) + 127) / byte.MaxValue);
        }

        return new DecodedPicture(image.Width, image.Height, pixels);
    }

    /// <summary>Reduces the picture by Lanczos in one step.</summary>
    public DecodedPicture Reduce(int width, int height) => new(width, height, Lanczos.Reduce(Pixels, Width, Height, width, height));
}
