namespace TrackStore.Tests.Artwork.Placeholders;

public sealed class ThumbHashTests
{
    /// <summary>
    /// The results of the format's reference implementation (evanw/thumbhash, commit a652ce6) for <see cref="Draw"/>: the hash, the size of its pixels, the mean
    /// color, and the decoded pixels' first, last and checksum.
    /// </summary>
    public static TheoryData<int, int, bool, string, int, int, int, string, string, long> ReferenceHashes => new()
    {
        { 60, 60, false, "5D98065F0840868680899697677978899787070666C3640F", 32, 32, 0xa0536d, "2400FFFF", "FF8A3AFF", 652248878 },
        { 60, 40, false, "5B770A75866077779278788887778787808228F9B1", 32, 23, 0x85487b, "0000CAFF", "FCCD00FF", 993721033 },
        { 40, 60, false, "5B870A750670779078987878878787778380A829F0", 23, 32, 0x89447b, "0600C1FF", "FFC001FF", 350506614 },
        { 100, 9, false, "5B160B5996A07559867788773086089687", 32, 5, 0xa31590, "0000DDFF", "FF3987FF", 31672591 },
        { 7, 100, false, "960707991C758078888A77888780870777", 5, 32, 0x981261, "0013D5FF", "FF3300FF", 38821963 },
        { 37, 23, false, "9674063486707777968888888887808208B785", 32, 18, 0x5316a2, "1900D2FF", "95526BFF", 96218556 },
        { 60, 60, true, "20AA8625062862B7B09A9876A881A0574DF970778078887787", 32, 32, 0xc36e54, "BC457A00", "FF8B41FF", 209152011 },
        { 64, 48, true, "A099862484277199C0799885062A7AF3890F77278887787708", 32, 26, 0xba6d5e, "AA3C6C00", "FF8A36E3", 157216984 },
        { 20, 90, true, "1E0A8731063780D1B7966785A0FD27B376778088897777", 6, 32, 0xd34e4c, "C0394501", "FFB318F3", 381861922 },
    };

    [Theory]
    [MemberData(nameof(ReferenceHashes))]
    public void Encode_PictureOfTheReference_GivesItsBytes(
        int width, int height, bool transparent, string expected, int decodedWidth, int decodedHeight, int average, string first, string last, long checksum)
    {
        ThumbHash hash = ThumbHash.Encode(Draw(width, height, transparent), width, height);

        Assert.Equal(expected, Convert.ToHexString(hash.Bytes.Span));
        AssertDecoded(hash, decodedWidth, decodedHeight, average, first, last, checksum);
        Assert.Equal(transparent, hash.HasTransparency);
    }

    [Theory]
    [InlineData("934A062D069256C374055867DA8AB6679490510719", 23, 32, 0x7b5714, "1B3534FF", "9E6700FF", 14538001)]
    [InlineData("A1198A1C02383A25D727F68B971FF7F9717F80376758987906", 26, 32, 0x9d9162, "A9904200", "AC86162A", 937682435)]
    public void Decode_PublishedHash_PaintsTheReferencesPixels(string bytes, int width, int height, int average, string first, string last, long checksum)
    {
        ThumbHash hash = ThumbHash.FromBytes(Convert.FromHexString(bytes));

        AssertDecoded(hash, width, height, average, first, last, checksum);
        Assert.Equal((double)width / height, hash.AspectRatio, tolerance: 0.02);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(255, 255, 255)]
    [InlineData(200, 60, 40)]
    [InlineData(10, 120, 220)]
    public void Decode_FlatPicture_PaintsItsColor(byte red, byte green, byte blue)
    {
        ThumbHash hash = ThumbHash.Encode(Fill(30, 20, red, green, blue, 255), 30, 20);

        ArtworkPreview decoded = hash.Decode();

        // A step of the coarsest channel is 1/31.5 of its range.
        for (int i = 0; i < decoded.Rgba.Length; i += 4)
        {
            AssertNear(red, decoded.Rgba.Span[i], 9);
            AssertNear(green, decoded.Rgba.Span[i + 1], 9);
            AssertNear(blue, decoded.Rgba.Span[i + 2], 9);
            Assert.Equal(255, decoded.Rgba.Span[i + 3]);
        }

        AssertNear(red, hash.AverageColor >> 16, 9);
        AssertNear(green, (hash.AverageColor >> 8) & 255, 9);
        AssertNear(blue, hash.AverageColor & 255, 9);
    }

    [Fact]
    public void Decode_BrightLeftHalf_KeepsTheShape()
    {
        byte[] rgba = Fill(60, 60, 20, 20, 20, 255);
        for (int y = 0; y < 60; y++)
            Fill(30, 1, 240, 240, 240, 255).CopyTo(rgba, y * 60 * 4);

        ArtworkPreview decoded = ThumbHash.Encode(rgba, 60, 60).Decode();

        AssertNear(240, decoded.Rgba.Span[((16 * 32) + 5) * 4], 40);
        AssertNear(20, decoded.Rgba.Span[((16 * 32) + 26) * 4], 40);
    }

    [Fact]
    public void Encode_InvisiblePicture_StaysInvisible()
    {
        ThumbHash hash = ThumbHash.Encode(Fill(10, 10, 90, 200, 30, 0), 10, 10);

        Assert.True(hash.HasTransparency);
        Assert.All(Enumerable.Range(0, 32 * 32), i => Assert.Equal(0, hash.Decode().Rgba.Span[(i * 4) + 3]));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(100, 1, 7)]
    [InlineData(1, 100, 1.0 / 7)]
    [InlineData(100, 99, 1)]
    [InlineData(80, 60, 7.0 / 5)]
    public void AspectRatio_AnySize_IsTheNearestStep(int width, int height, double expected)
    {
        ThumbHash hash = ThumbHash.Encode(Draw(width, height, transparent: false), width, height);

        Assert.Equal(expected, hash.AspectRatio, tolerance: 1e-9);
        Assert.Equal(32, Math.Max(hash.Decode().Width, hash.Decode().Height));
    }

    [Fact]
    public void Encode_SymmetricPicture_HasNoNoise()
    {
        byte[] gray = Fill(60, 60, 128, 128, 128, 255);

        Assert.Equal("200802070000000000000000000000000000000000000000", Convert.ToHexString(ThumbHash.Encode(gray, 60, 60).Bytes.Span));
    }

    [Fact]
    public void TryFromBytes_RandomBytes_AnswersAndNeverCrashes()
    {
        var random = new Random(17);
        int hashes = 0;
        for (int i = 0; i < 200_000; i++)
        {
            byte[] bytes = new byte[random.Next(0, 30)];
            random.NextBytes(bytes);

            if (ThumbHash.TryFromBytes(bytes, out ThumbHash? hash))
            {
                hashes++;
                Assert.InRange(hash.Bytes.Length, 15, 25);
                Assert.InRange(hash.AspectRatio, 1.0 / 7, 7);
                Assert.InRange(hash.AverageColor, 0, 0xFFFFFF);
                ArtworkPreview decoded = hash.Decode();
                Assert.Equal(32, Math.Max(decoded.Width, decoded.Height));
            }
            else
            {
                Assert.Throws<ArgumentException>(() => ThumbHash.FromBytes(bytes));
            }
        }

        Assert.InRange(hashes, 1000, 100_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("934A062D")]
    [InlineData("934A062D069256C374055867DA8AB66794905107")]
    [InlineData("934A062D069256C374055867DA8AB667949051071900")]
    [InlineData("934A0628069256C374055867DA8AB6679490510719")]
    [InlineData("A1198A1F02383A25D727F68B971FF7F9717F80376758987906")]
    public void FromBytes_WrongLengthOrProportions_Throws(string bytes)
    {
        Assert.Throws<ArgumentException>(() => ThumbHash.FromBytes(Convert.FromHexString(bytes)));
        Assert.False(ThumbHash.TryFromBytes(Convert.FromHexString(bytes), out ThumbHash? hash));
        Assert.Null(hash);
    }

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(10, 0, 0)]
    [InlineData(101, 1, 404)]
    [InlineData(1, 101, 404)]
    [InlineData(-1, -1, 4)]
    [InlineData(2, 2, 15)]
    [InlineData(2, 2, 20)]
    public void Encode_PixelsThatDoNotFit_Throws(int width, int height, int length)
    {
        Assert.ThrowsAny<ArgumentException>(() => ThumbHash.Encode(new byte[length], width, height));
        Assert.ThrowsAny<ArgumentException>(() => new ArtworkPreview(width, height, new byte[length]));
    }

    [Fact]
    public void Equals_SameBytes_IsTheSameHash()
    {
        byte[] bytes = Convert.FromHexString("934A062D069256C374055867DA8AB6679490510719");
        ThumbHash one = ThumbHash.FromBytes(bytes);
        ThumbHash two = ThumbHash.FromBytes(bytes);
        bytes[^1] = 0;
        ThumbHash other = ThumbHash.FromBytes(bytes);

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.Equal("k0oGLQaSVsN0BVhn2oq2Z5SQUQcZ", one.ToString());
    }

    private static void AssertDecoded(ThumbHash hash, int width, int height, int average, string first, string last, long checksum)
    {
        ArtworkPreview decoded = hash.Decode();

        Assert.Equal((width, height), (decoded.Width, decoded.Height));
        Assert.Equal(average, hash.AverageColor);
        Assert.Equal(first, Convert.ToHexString(decoded.Rgba.Span[..4]));
        Assert.Equal(last, Convert.ToHexString(decoded.Rgba.Span[^4..]));
        Assert.Equal(checksum, decoded.Rgba.ToArray().Aggregate(0L, (sum, value) => ((sum * 31) + value) % 1_000_000_007));
    }

    private static void AssertNear(int expected, int actual, int tolerance) => Assert.InRange(actual, expected - tolerance, expected + tolerance);

    private static byte[] Fill(int width, int height, byte red, byte green, byte blue, byte alpha)
        => [.. Enumerable.Repeat(new[] { red, green, blue, alpha }, width * height).SelectMany(pixel => pixel)];

    /// <summary>Draws a picture without any symmetry, in whole numbers, so that another program can draw the same.</summary>
    private static byte[] Draw(int width, int height, bool transparent)
    {
        byte[] rgba = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Span<byte> pixel = rgba.AsSpan(((y * width) + x) * 4, 4);
                pixel[0] = (byte)Math.Min(255, 20 + (3 * x) + (y * y / 20));
                pixel[1] = (byte)(x * y / 8);
                pixel[2] = (byte)(65480 - (2 * y) - (x * x / 30));
                pixel[3] = transparent ? (byte)Math.Min(255, (2 * x) + (x * y / 20) + (y * y / 30)) : byte.MaxValue;
            }
        }

        return rgba;
    }
}
