using System.Diagnostics;
using TrackStore.Artwork.Validation;
using TrackStore.Conformance;
using TrackStore.Tests.Fixtures;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Validation;

public sealed class AvifHeaderTests
{
    [Fact]
    public void Read_EncodedPicture_GivesItsSize()
    {
        using VipsImage picture = TestPicture.Noisy(301, 207).WithFadingAlpha();
        byte[] data = picture.ToAvif();

        Assert.Equal(ImageFormat.Avif, ImageHeader.FindFormat(data));
        Assert.Equal(new ImageHeader(301, 207), ImageHeader.Read(data, ImageFormat.Avif));
        Assert.Null(AvifHeader.FindUnsupportedCoding(data));
    }

    [Theory]
    [InlineData("avif", "mif1")]
    [InlineData("mif1", "avif")]
    [InlineData("avis", "msf1")]
    [InlineData("msf1", "avis")]
    [InlineData("heic", "avif")]
    public void FindFormat_BrandOfAvifAnywhere_IsAvif(string major, string compatible)
    {
        byte[] data = new ForgedAvif { MajorBrand = major, CompatibleBrands = [compatible] }.WithSize(30, 20).ToArray();

        Assert.Equal(ImageFormat.Avif, ImageHeader.FindFormat(data));
        Assert.Equal(new ImageHeader(30, 20), ImageHeader.Read(data, ImageFormat.Avif));
    }

    [Fact]
    public void FindFormat_BrandOutsideOfItsBox_IsNotAvif()
    {
        byte[] data = [.. "\0\0\0\u0014ftypmif1\0\0\0\0mif1"u8, .. "avif"u8];

        Assert.Null(ImageHeader.FindFormat(data));
    }

    [Theory]
    [InlineData("hvc1", "HEVC")]
    [InlineData("hev1", "HEVC")]
    [InlineData("grid", "tiles")]
    [InlineData("iovl", "not coded as AV1")]
    [InlineData("jpeg", "not coded as AV1")]
    public void FindUnsupportedCoding_OtherPrimaryItem_NamesIt(string coding, string expected)
    {
        byte[] data = new ForgedAvif { Coding = coding }.WithSize(30, 20).ToArray();

        Assert.Contains(expected, AvifHeader.FindUnsupportedCoding(data), StringComparison.Ordinal);
    }

    [Fact]
    public void FindUnsupportedCoding_AlphaInTiles_IsNamed()
    {
        byte[] good = new ForgedAvif().WithSize(30, 20).WithAuxiliary("av01").ToArray();
        byte[] bad = new ForgedAvif().WithSize(30, 20).WithAuxiliary("av01").WithAuxiliary("grid").ToArray();

        Assert.Null(AvifHeader.FindUnsupportedCoding(good));
        Assert.Contains("transparency", AvifHeader.FindUnsupportedCoding(bad), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LyingSize_GivesWhatTheDecoderMustNotExceed()
    {
        ImageHeader? huge = AvifHeader.Read(new ForgedAvif().WithSize(uint.MaxValue, 7).ToArray());
        ImageHeader? none = AvifHeader.Read(new ForgedAvif().ToArray());

        Assert.Equal(new ImageHeader(int.MaxValue, 7), huge);
        Assert.Null(none);
    }

    [Fact]
    public void Read_EveryBeginningAndManyFlips_NeverThrows()
    {
        byte[] whole = new ForgedAvif().WithSize(30, 20).WithAuxiliary("av01").ToArray();
        var random = new Random(13);
        for (int round = 0; round < 4000; round++)
        {
            byte[] damaged = whole[..random.Next(whole.Length + 1)];
            for (int flip = random.Next(4); flip > 0 && damaged.Length > 0; flip--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            _ = AvifHeader.HasBrand(damaged);
            _ = AvifHeader.Read(damaged);
            _ = AvifHeader.FindUnsupportedCoding(damaged);
        }

        Assert.Equal(new ImageHeader(30, 20), AvifHeader.Read(whole));
    }

    [Fact]
    public void Read_MillionsOfBoxes_TakesMilliseconds()
    {
        // Empty properties that the item refers to from the last to the first, and as many auxiliary pictures as fit.
        var forged = new ForgedAvif();
        for (int index = 0; index < 60_000; index++)
            forged.WithAuxiliary("av01");
        byte[] data = forged.WithSize(30, 20).ToArray();
        var watch = Stopwatch.StartNew();

        string? coding = AvifHeader.FindUnsupportedCoding(data);
        ImageHeader? size = AvifHeader.Read(data);

        Assert.NotNull(coding);
        Assert.Equal(new ImageHeader(30, 20), size);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
