namespace TrackStore.Artwork.Library;

/// <summary>
/// The colors of a picture on a coarse grid, from its placeholder. A perceptual hash knows brightness alone, so that covers of one series
/// in different colors have the same.
/// </summary>
internal sealed class PictureColors
{
    private const int Side = 8;

    // Of 255, as a mean of the channels. Copies of one picture in other sizes and formats stay far below.
    private const int MostDifference = 20;

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
        int difference = 0;
        for (int i = 0; i < _channels.Length; i++)
            difference += Math.Abs(_channels[i] - other._channels[i]);
        return difference <= MostDifference * _channels.Length;
    }
}
