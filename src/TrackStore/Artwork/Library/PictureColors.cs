namespace TrackStore.Artwork.Library;

/// <summary>
/// The colors of a picture on a coarse grid, from its placeholder. A perceptual hash knows brightness alone, so that covers of one series
/// in different colors have the same.
/// </summary>
/// <remarks>
/// Measured on photographs: copies of other sizes, formats and qualities differ by up to 12 in their tints and by up to 10 in their
/// channels. With the hue turned by 90 degrees or more, tints differ by at least 13, unless the picture is almost gray.
/// </remarks>
internal sealed class PictureColors
{
    private const int Side = 8;

    // Of 255, as means over the grid.
    private const double MostTintDifference = 12;
    private const double MostChannelDifference = 20;

    private readonly byte[] _channels = new byte[Side * Side * 3];

    public PictureColors(ThumbHash placeholder)
    {
        ArtworkPreview picture = placeholder.Decode();
        ReadOnlySpan<byte> pixels = picture.Rgba.Span;
        for (int i = 0; i < Side * Side; i++)
        {
            (int x, int y) = (((2 * (i % Side)) + 1) * picture.Width / (2 * Side), ((2 * (i / Side)) + 1) * picture.Height / (2 * Side));
            pixels.Slice(((y * picture.Width) + x) * 4, 3).CopyTo(_channels.AsSpan(i * 3));
        }
    }

    /// <summary>Tells whether two pictures have about the same colors in the same places.</summary>
    public bool AreLike(PictureColors other)
    {
        (double tints, double channels) = (0, 0);
        for (int i = 0; i < _channels.Length; i += 3)
        {
            int red = _channels[i] - other._channels[i];
            int green = _channels[i + 1] - other._channels[i + 1];
            int blue = _channels[i + 2] - other._channels[i + 2];
            channels += (Math.Abs(red) + Math.Abs(green) + Math.Abs(blue)) / 3.0;

            // On the axes of the placeholder, yellow to blue and red to green, which don't know brightness.
            (double yellowBlue, double redGreen) = (((red + green) / 2.0) - blue, red - green);
            tints += Math.Sqrt((yellowBlue * yellowBlue) + (redGreen * redGreen));
        }

        return tints <= MostTintDifference * Side * Side && channels <= MostChannelDifference * Side * Side;
    }
}
