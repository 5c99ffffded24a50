using NetVips;
using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    private static readonly (int, int)[] EightHundredByFourHundred = [(640, 320), (300, 150), (120, 60), (60, 30)];

    [Theory]
    [InlineData("jpeg")]
    [InlineData("progressive jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("lossless webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_AcceptedFormat_MakesFourTrueRenditions(string format)
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        Assert.Equal((800, 400), (artwork.Width, artwork.Height));
        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task ProcessAsync_Gray_StaysGray(string format)
    {
        using VipsImage picture = TestPicture.Flat(800, 400, [100]);

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([100, 100, 100], ColorAt(rendition, 0.5, 0.5), tolerance: 3));
    }

    [Fact]
    public async Task ProcessAsync_SixteenBitPng_KeepsItsColors()
    {
        using VipsImage picture = (TestPicture.Quadrants(800, 400) * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);

        ProcessedArtwork artwork = await ProcessAsync(picture.PngsaveBuffer(bitdepth: 16));

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 6);
    }

    [Fact]
    public async Task ProcessAsync_PalettePng_KeepsItsColors()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);

        ProcessedArtwork artwork = await ProcessAsync(picture.PngsaveBuffer(palette: true, dither: 0));

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Fact]
    public async Task ProcessAsync_OneBitPng_MakesBlackAndWhite()
    {
        using VipsImage black = TestPicture.Flat(400, 400, [0]);
        using VipsImage picture = black.Join(TestPicture.Flat(400, 400, [255]), Enums.Direction.Horizontal);

        ProcessedArtwork artwork = await ProcessAsync(picture.PngsaveBuffer(bitdepth: 1));

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([0, 0, 0], ColorAt(rendition, 0.2, 0.5), tolerance: 4));
        Assert.All(artwork.Renditions, rendition => AssertColor([255, 255, 255], ColorAt(rendition, 0.8, 0.5), tolerance: 4));
    }

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("lossless webp")]
    public async Task ProcessAsync_TransparentPixels_MakesPngWithAlpha(string format)
    {
        using VipsImage picture = TestPicture.Flat(800, 400, [200, 60, 40]).WithFadingAlpha();

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        AssertLadder(artwork, "image/png", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([200, 60, 40, 127], ColorAt(rendition, 0.5, 0.5), tolerance: 8));
        Assert.All(artwork.Renditions, rendition => Assert.InRange(ColorAt(rendition, 0.01, 0.5)[3], 245, 255));
        Assert.All(artwork.Renditions, rendition => Assert.InRange(ColorAt(rendition, 0.999, 0.5)[3], 0, 10));
    }

    [Fact]
    public async Task ProcessAsync_TransparentGif_MakesPng()
    {
        using VipsImage opaque = TestPicture.Flat(400, 400, [200, 60, 40, 255]);
        using VipsImage picture = opaque.Join(TestPicture.Flat(400, 400, [0, 0, 0, 0]), Enums.Direction.Horizontal);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToGif());

        AssertLadder(artwork, "image/png", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([200, 60, 40, 255], ColorAt(rendition, 0.2, 0.5), tolerance: 8));
        Assert.All(artwork.Renditions, rendition => Assert.Equal(0, ColorAt(rendition, 0.8, 0.5)[3]));
    }

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task ProcessAsync_AlphaThatIsAllOpaque_MakesJpeg(string format)
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400).WithOpaqueAlpha();

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Fact]
    public async Task ProcessAsync_GrayWithAlpha_MakesPng()
    {
        using VipsImage picture = TestPicture.Flat(800, 400, [90]).WithFadingAlpha();

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        AssertLadder(artwork, "image/png", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([90, 90, 90, 127], ColorAt(rendition, 0.5, 0.5), tolerance: 6));
    }

    [Fact]
    public async Task ProcessAsync_SixteenBitPngWithAlpha_MakesEightBitPng()
    {
        using VipsImage picture = (TestPicture.Flat(800, 400, [200, 60, 40]).WithFadingAlpha() * 257)
            .Cast(Enums.BandFormat.Ushort)
            .Copy(interpretation: Enums.Interpretation.Rgb16);

        ProcessedArtwork artwork = await ProcessAsync(picture.PngsaveBuffer(bitdepth: 16));

        AssertLadder(artwork, "image/png", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([200, 60, 40, 127], ColorAt(rendition, 0.5, 0.5), tolerance: 6));
    }

    [Fact]
    public async Task ProcessAsync_HiddenColorBehindTransparency_DoesNotBleed()
    {
        using VipsImage opaque = TestPicture.Flat(400, 800, [200, 60, 40, 255]);
        using VipsImage picture = opaque.Join(TestPicture.Flat(400, 800, [0, 255, 0, 0]), Enums.Direction.Horizontal);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        Assert.All(artwork.Renditions, rendition => AssertColor([200, 60, 40], ColorAt(rendition, 0.49, 0.5), tolerance: 6));
    }

    [Theory]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_Animation_ShowsItsFirstFrame(string format)
    {
        using VipsImage picture = TestPicture.Animate(TestPicture.Quadrants(800, 400), TestPicture.Flat(800, 400, [0, 0, 0]), TestPicture.Flat(800, 400, [255, 255, 255]));

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        Assert.Equal((800, 400), (artwork.Width, artwork.Height));
        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ProcessAsync_FirstFrameSmallerThanItsCanvas_LiesWhereItBelongs(bool lossless)
    {
        using VipsImage picture = TestPicture.Flat(100, 80, [200, 60, 40]);
        byte[] animation = ForgedPicture.WithinACanvas(picture.ToWebP(lossless), width: 100, height: 80);

        ProcessedArtwork artwork = await ProcessAsync(animation);

        AssertLadder(artwork, "image/png", (400, 200), (300, 150), (120, 60), (60, 30));
        Assert.All(artwork.Renditions, rendition => AssertColor([200, 60, 40, 255], ColorAt(rendition, 0.25, 0.35), tolerance: 8));
        Assert.All(artwork.Renditions, rendition => Assert.Equal(0, ColorAt(rendition, 0.6, 0.7)[3]));
    }
}
