using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    // 200, 60, 40 in Display P3, seen in sRGB.
    private static readonly double[] WideRedInSrgb = [217, 42, 24];

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task ProcessAsync_WideGamutProfile_ConvertsToSrgb(string format)
    {
        SkipWithout(ImageProcessorCapabilities.ColorProfiles);
        using VipsImage picture = TestPicture.Flat(800, 400, [200, 60, 40]).WithProfile("p3");

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor(WideRedInSrgb, ColorAt(rendition, 0.5, 0.5), tolerance: 4));
    }

    [Fact]
    public async Task ProcessAsync_WideGamutWithTransparency_ConvertsToSrgb()
    {
        SkipWithout(ImageProcessorCapabilities.ColorProfiles);
        using VipsImage picture = TestPicture.Flat(800, 400, [200, 60, 40]).WithFadingAlpha().WithProfile("p3");

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        AssertLadder(artwork, "image/png", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([.. WideRedInSrgb, 127], ColorAt(rendition, 0.5, 0.5), tolerance: 6));
    }

    [Fact]
    public async Task ProcessAsync_SrgbProfile_KeepsItsColors()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400).WithProfile("srgb");

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg());

        AssertQuadrants(artwork, tolerance: 6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ProcessAsync_CmykJpeg_ConvertsToSrgb(bool keepProfile)
    {
        SkipWithout(ImageProcessorCapabilities.ColorProfiles);
        double[] printable = [90, 140, 200];
        using VipsImage picture = TestPicture.Flat(800, 400, printable).IccTransform("cmyk", inputProfile: "srgb");
        byte[] data = picture.JpegsaveBuffer(q: 95, keep: keepProfile ? Enums.ForeignKeep.All : Enums.ForeignKeep.None);

        ProcessedArtwork artwork = await ProcessAsync(data);

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor(printable, ColorAt(rendition, 0.5, 0.5), tolerance: 20));
    }

    [Theory]
    [InlineData(180, 120, 90)]
    [InlineData(240, 235, 225)]
    [InlineData(50, 45, 55)]
    public async Task ProcessAsync_CmykJpeg_IsNeitherInvertedNorRefused(double red, double green, double blue)
    {
        double[] printable = [red, green, blue];
        using VipsImage picture = TestPicture.Flat(800, 400, printable).IccTransform("cmyk", inputProfile: "srgb");

        ProcessedArtwork artwork = await ProcessAsync(picture.JpegsaveBuffer(q: 95));

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor(printable, ColorAt(rendition, 0.5, 0.5), tolerance: 45));
    }

    [Fact]
    public async Task ProcessAsync_ProfileForOtherChannels_IgnoresIt()
    {
        using VipsImage cmyk = TestPicture.Flat(1, 1, [0, 0, 0]).IccTransform("cmyk", inputProfile: "srgb");
        var profile = (byte[])cmyk.Get("icc-profile-data");
        using VipsImage picture = TestPicture.Quadrants(800, 400).Mutate(mutable => mutable.Set(GValue.BlobType, "icc-profile-data", profile));

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        AssertQuadrants(artwork, tolerance: 6);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(200)]
    public async Task ProcessAsync_BrokenProfile_KeepsThePicture(int length)
    {
        using VipsImage wide = TestPicture.Flat(1, 1, [0, 0, 0]).IccTransform("p3", inputProfile: "srgb");
        byte[] profile = ((byte[])wide.Get("icc-profile-data"))[..length];
        using VipsImage picture = TestPicture.Quadrants(800, 400).Mutate(mutable => mutable.Set(GValue.BlobType, "icc-profile-data", profile));

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg());

        AssertQuadrants(artwork, tolerance: 6);
    }
}
