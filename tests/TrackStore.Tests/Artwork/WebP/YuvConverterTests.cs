using TrackStore.Artwork.WebP;

namespace TrackStore.Tests.Artwork.WebP;

public sealed class YuvConverterTests
{
    [Fact]
    public void Convert_AllColours_IsWithinOneStepOfTheStandard()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        byte[] rgb = new byte[all.Length * 3];
        for (int u = 0; u < 256; u += 5)
        {
            for (int v = 0; v < 256; v += 5)
            {
                YuvConverter.Convert(all, [.. Enumerable.Repeat((byte)u, 256)], [.. Enumerable.Repeat((byte)v, 256)], rgb);

                for (int y = 0; y < 256; y++)
                    AssertNear(y, u, v, rgb.AsSpan(y * 3, 3));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(33)]
    public void Convert_OddWidths_AreTheSameAsWholeVectors(int width)
    {
        var random = new Random(width);
        byte[] y = new byte[64], u = new byte[64], v = new byte[64];
        random.NextBytes(y);
        random.NextBytes(u);
        random.NextBytes(v);
        byte[] whole = new byte[64 * 3], part = new byte[width * 3];

        YuvConverter.Convert(y, u, v, whole);
        YuvConverter.Convert(y.AsSpan(0, width), u.AsSpan(0, width), v.AsSpan(0, width), part);

        Assert.Equal(whole[..part.Length], part);
    }

    // ITU-R BT.601-7, 2.5, with brightness of 16 to 235 and colours of 16 to 240.
    private static void AssertNear(int y, int u, int v, ReadOnlySpan<byte> rgb)
    {
        double brightness = (y - 16) * 255 / 219.0;
        double blueness = (u - 128) * 255 / 224.0;
        double redness = (v - 128) * 255 / 224.0;
        AssertNear(brightness + (1.402 * redness), rgb[0]);
        AssertNear(brightness - (0.344136 * blueness) - (0.714136 * redness), rgb[1]);
        AssertNear(brightness + (1.772 * blueness), rgb[2]);
    }

    private static void AssertNear(double expected, byte actual)
    {
        double shown = Math.Clamp(expected, 0, 255);
        Assert.InRange(actual, shown - 1, shown + 1);
    }
}
