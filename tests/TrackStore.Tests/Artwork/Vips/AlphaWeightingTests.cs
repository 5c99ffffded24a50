using NetVips;
using TrackStore.Artwork.Vips;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Vips;

public sealed class AlphaWeightingTests
{
    private const int Side = 256;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Multiply_EveryColourAndAlpha_IsWhatLibvipsRoundsTo(int bands)
    {
        byte[] pixels = EveryColourAndAlpha(bands);
        using VipsImage image = Wrap(pixels, bands);
        using VipsImage expected = image.Premultiply().Rint().Cast(Enums.BandFormat.Uchar);

        byte[] weighed = [.. pixels];
        AlphaWeighting.Multiply(weighed, bands);

        Assert.Equal(expected.WriteToMemory<byte>(), weighed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Divide_EveryColourAndAlpha_IsWhatLibvipsRoundsTo(int bands)
    {
        byte[] pixels = EveryColourAndAlpha(bands);
        using VipsImage image = Wrap(pixels, bands);
        using VipsImage expected = image.Unpremultiply().Rint().Cast(Enums.BandFormat.Uchar);

        byte[] divided = [.. pixels];
        AlphaWeighting.Divide(divided, bands);

        Assert.Equal(expected.WriteToMemory<byte>(), divided);
    }

    [Fact]
    public void Multiply_LengthsBesideTheVectors_WeighsEveryPixel()
    {
        for (int count = 0; count <= 9; count++)
        {
            byte[] pixels = [.. Enumerable.Repeat(new byte[] { 200, 100, 50, 51 }, count).SelectMany(pixel => pixel)];

            AlphaWeighting.Multiply(pixels, 4);

            Assert.Equal(Enumerable.Repeat(new byte[] { 40, 20, 10, 51 }, count).SelectMany(pixel => pixel), pixels);
        }
    }

    private static byte[] EveryColourAndAlpha(int bands)
    {
        byte[] pixels = new byte[Side * Side * bands];
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            for (int band = 0; band < bands - 1; band++)
                pixels[(pixel * bands) + band] = (byte)((pixel + (85 * band)) % Side);
            pixels[(pixel * bands) + bands - 1] = (byte)(pixel / Side);
        }

        return pixels;
    }

    private static VipsImage Wrap(byte[] pixels, int bands)
    {
        using VipsImage image = VipsImage.NewFromMemory(pixels, Side, Side, bands, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: bands == 2 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
    }
}
