using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    private static readonly double[] PaddingColor = [0x20, 0x60, 0xC0];

    private static readonly RenditionProfile Padded = RenditionProfile.Default with { Shape = RenditionShape.SquareByPadding, PaddingColor = 0x2060C0 };

    private static readonly RenditionProfile Cropped = RenditionProfile.Default with { Shape = RenditionShape.SquareByCropping };

    public static TheoryData<int, int, int[]> CroppedSides => new()
    {
        { 1600, 800, [640, 300, 120, 60] },
        { 800, 1600, [640, 300, 120, 60] },
        { 3001, 2000, [640, 300, 120, 60] },
        { 1000, 641, [640, 300, 120, 60] },
        { 2000, 200, [200, 200, 120, 60] },
        { 50, 40, [40, 40, 40, 40] },
        { 5000, 3, [3, 3, 3, 3] },
        { 1, 1, [1, 1, 1, 1] },
    };

    public static TheoryData<int, int, int[]> PaddedSides => new()
    {
        { 1600, 800, [640, 300, 120, 60] },
        { 801, 1600, [640, 300, 120, 60] },
        { 641, 641, [640, 300, 120, 60] },
        { 200, 90, [200, 200, 120, 60] },
        { 5000, 3, [640, 300, 120, 60] },
        { 1, 1, [1, 1, 1, 1] },
    };

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_WebPAsked_MakesFourTrueWebPs(string format)
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format), RenditionProfile.Default with { Format = RenditionFormat.WebP });

        AssertLadder(artwork, "image/webp", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Fact]
    public async Task ProcessAsync_WebPOfGray_StaysGray()
    {
        using VipsImage picture = TestPicture.Flat(800, 400, [100]);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng(), RenditionProfile.Default with { Format = RenditionFormat.WebP });

        AssertLadder(artwork, "image/webp", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([100, 100, 100], ColorAt(rendition, 0.5, 0.5), tolerance: 4));
    }

    [Fact]
    public async Task ProcessAsync_WebPOfTransparentPixels_KeepsAlpha()
    {
        using VipsImage picture = TestPicture.Flat(800, 400, [200, 60, 40]).WithFadingAlpha();

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng(), RenditionProfile.Default with { Format = RenditionFormat.WebP });

        AssertLadder(artwork, "image/webp", EightHundredByFourHundred);
        Assert.All(artwork.Renditions, rendition => AssertColor([200, 60, 40, 127], ColorAt(rendition, 0.5, 0.5), tolerance: 10));
        Assert.All(artwork.Renditions, rendition => Assert.InRange(ColorAt(rendition, 0.999, 0.5)[3], 0, 10));
    }

    [Theory]
    [InlineData(RenditionFormat.Jpeg)]
    [InlineData(RenditionFormat.WebP)]
    public async Task ProcessAsync_LowerQuality_TakesFewerBytes(RenditionFormat format)
    {
        using VipsImage picture = TestPicture.Noisy(900, 700);
        byte[] data = picture.ToJpeg();

        ProcessedArtwork low = await ProcessAsync(data, RenditionProfile.Default with { Format = format, Quality = 30 });
        ProcessedArtwork high = await ProcessAsync(data, RenditionProfile.Default with { Format = format, Quality = 95 });

        Assert.All(low.Renditions.Zip(high.Renditions), pair => Assert.True(pair.First.Data.Length * 4 / 3 < pair.Second.Data.Length));
    }

    [Fact]
    public async Task ProcessAsync_OtherSizes_AreTheLongestSides()
    {
        using VipsImage picture = TestPicture.Quadrants(3000, 1500);
        RenditionProfile profile = RenditionProfile.Default with
        {
            Renditions =
            [
                new() { Size = ImageSize.Large, LongestSide = 2048 },
                new() { Size = ImageSize.Medium, LongestSide = 512 },
                new() { Size = ImageSize.Small, LongestSide = 200 },
                new() { Size = ImageSize.Thumbnail, LongestSide = 150 },
            ],
        };

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg(), profile);

        AssertLadder(artwork, "image/jpeg", (2048, 1024), (512, 256), (200, 100), (150, 75));
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Theory]
    [MemberData(nameof(CroppedSides))]
    public async Task ProcessAsync_Cropped_IsSquareAndNeverEnlarged(int width, int height, int[] expected)
    {
        using VipsImage picture = TestPicture.Flat(width, height, [120, 140, 160]);
        foreach (string format in new[] { "jpeg", "progressive jpeg", "png", "webp", "gif" })
        {
            ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format), Cropped);

            Assert.Equal((width, height), (artwork.Width, artwork.Height));
            AssertLadder(artwork, "image/jpeg", [.. expected.Select(side => (side, side))]);
            Assert.All(artwork.Renditions, rendition => AssertColor([120, 140, 160], ColorAt(rendition, 0.5, 0.5), tolerance: 4));
        }
    }

    [Theory]
    [InlineData(1600, 800, 1)]
    [InlineData(800, 1600, 1)]
    [InlineData(1600, 800, 6)]
    public async Task ProcessAsync_Cropped_ShowsTheMiddle(int width, int height, int orientation)
    {
        // A frame of another color lies outside of the square in the middle, but for a few pixels of sampling.
        int side = Math.Min(width, height);
        using VipsImage frame = TestPicture.Flat(width, height, [255, 0, 255]);
        using VipsImage middle = TestPicture.Quadrants(side, side);
        using VipsImage picture = frame.Insert(middle, (width - side) / 2, (height - side) / 2).CopyMemory().StoredWithOrientation(orientation);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg(), Cropped);

        Assert.Equal((width, height), (artwork.Width, artwork.Height));
        AssertQuadrants(artwork, tolerance: 8);
        Assert.All(artwork.Renditions, rendition => AssertColor(TestPicture.QuadrantColors[0], ColorAt(rendition, 0.06, 0.06), tolerance: 25));
        Assert.All(artwork.Renditions, rendition => AssertColor(TestPicture.QuadrantColors[3], ColorAt(rendition, 0.94, 0.94), tolerance: 25));
    }

    [Theory]
    [MemberData(nameof(PaddedSides))]
    public async Task ProcessAsync_Padded_IsSquareAndNeverEnlarged(int width, int height, int[] expected)
    {
        using VipsImage picture = TestPicture.Flat(width, height, [120, 140, 160]);
        foreach (string format in new[] { "jpeg", "progressive jpeg", "png", "webp", "gif" })
        {
            ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format), Padded);

            Assert.Equal((width, height), (artwork.Width, artwork.Height));
            AssertLadder(artwork, "image/jpeg", [.. expected.Select(side => (side, side))]);
        }
    }

    [Theory]
    [InlineData(1600, 800, 1)]
    [InlineData(800, 1600, 1)]
    [InlineData(1600, 800, 8)]
    public async Task ProcessAsync_Padded_ShowsTheWholeBetweenBarsOfTheColor(int width, int height, int orientation)
    {
        using VipsImage picture = TestPicture.Quadrants(width, height).StoredWithOrientation(orientation);
        bool wide = width > height;

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg(), Padded);

        foreach (Rendition rendition in artwork.Renditions)
        {
            AssertColor(PaddingColor, wide ? ColorAt(rendition, 0.5, 0.1) : ColorAt(rendition, 0.1, 0.5), tolerance: 8);
            AssertColor(PaddingColor, wide ? ColorAt(rendition, 0.5, 0.9) : ColorAt(rendition, 0.9, 0.5), tolerance: 8);
            AssertColor(TestPicture.QuadrantColors[0], wide ? ColorAt(rendition, 0.1, 0.38) : ColorAt(rendition, 0.38, 0.1), tolerance: 8);
            AssertColor(TestPicture.QuadrantColors[3], wide ? ColorAt(rendition, 0.9, 0.62) : ColorAt(rendition, 0.62, 0.9), tolerance: 8);
        }
    }

    [Fact]
    public async Task ProcessAsync_PaddedGray_TakesTheColor()
    {
        using VipsImage picture = TestPicture.Flat(800, 400, [100]);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg(), Padded);

        Assert.All(artwork.Renditions, rendition => AssertColor(PaddingColor, ColorAt(rendition, 0.5, 0.1), tolerance: 8));
        Assert.All(artwork.Renditions, rendition => AssertColor([100, 100, 100], ColorAt(rendition, 0.5, 0.5), tolerance: 4));
    }

    [Theory]
    [InlineData(RenditionFormat.Jpeg, "image/png", false)]
    [InlineData(RenditionFormat.Jpeg, "image/png", true)]
    [InlineData(RenditionFormat.WebP, "image/webp", false)]
    public async Task ProcessAsync_PaddedTransparency_IsPaddedWithNothing(RenditionFormat format, string mimeType, bool gray)
    {
        double[] color = gray ? [90] : [200, 60, 40];
        using VipsImage picture = TestPicture.Flat(800, 400, color).WithFadingAlpha();

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng(), Padded with { Format = format });

        AssertLadder(artwork, mimeType, (640, 640), (300, 300), (120, 120), (60, 60));
        Assert.All(artwork.Renditions, rendition => Assert.Equal(0, ColorAt(rendition, 0.5, 0.1)[3]));
        Assert.All(artwork.Renditions, rendition => Assert.InRange(ColorAt(rendition, 0.02, 0.5)[3], 240, 255));
    }

    [Fact]
    public async Task ProcessAsync_SquareShapes_GiveASquarePreview()
    {
        using VipsImage picture = TestPicture.Quadrants(1600, 800);

        ProcessedArtwork cropped = await ProcessAsync(picture.ToJpeg(), Cropped);
        ProcessedArtwork padded = await ProcessAsync(picture.ToJpeg(), Padded);

        Assert.All(new[] { cropped, padded }, artwork => Assert.True(artwork.Preview is null || artwork.Preview.Width == artwork.Preview.Height));
    }
}
