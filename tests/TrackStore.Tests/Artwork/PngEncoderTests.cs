using System.Buffers.Binary;
using System.IO.Hashing;
using NetVips;
using TrackStore.Artwork;

namespace TrackStore.Tests.Artwork;

/// <summary>What the encoder writes is held to the decoder of another library.</summary>
public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(3, 2, 4)]
    [InlineData(5, 1, 2)]
    [InlineData(16, 16, 4)]
    [InlineData(37, 23, 4)]
    [InlineData(61, 40, 2)]
    [InlineData(640, 427, 4)]
    public void Encode_Noise_IsReadBackByteForByte(int width, int height, int bands)
    {
        byte[] pixels = new byte[width * height * bands];
        new Random(width).NextBytes(pixels);

        byte[] png = PngEncoder.Encode(pixels, width, height, bands);

        Assert.Equal(pixels, Decode(png, width, height, bands));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public void Encode_Shades_AreSmallAndReadBack(int bands)
    {
        byte[] pixels = [.. Enumerable.Range(0, 200 * 200 * bands).Select(i => (byte)((i / bands % 200) + (i % bands)))];

        byte[] png = PngEncoder.Encode(pixels, 200, 200, bands);

        Assert.Equal(pixels, Decode(png, 200, 200, bands));
        Assert.InRange(png.Length, 100, pixels.Length / 20);
    }

    [Fact]
    public void Encode_Picture_IsThreeChunksWithTheirChecksums()
    {
        byte[] png = PngEncoder.Encode(new byte[10 * 7 * 4], 10, 7, 4);

        var types = new List<string>();
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            types.Add(System.Text.Encoding.ASCII.GetString(png, at + 4, 4));
            Assert.Equal(Crc32.HashToUInt32(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            at += length + 12;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], types);
    }

    private static byte[] Decode(byte[] png, int width, int height, int bands)
    {
        using NetVips.Image image = NetVips.Image.PngloadBuffer(png, failOn: Enums.FailOn.Warning);
        Assert.Equal((width, height, bands), (image.Width, image.Height, image.Bands));
        return image.WriteToMemory<byte>();
    }
}
