using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    public static TheoryData<int, int, (int, int)[]> Sizes => new()
    {
        { 1400, 1400, [(640, 640), (300, 300), (120, 120), (60, 60)] },
        { 3000, 2000, [(640, 427), (300, 200), (120, 80), (60, 40)] },
        { 2000, 3000, [(427, 640), (200, 300), (80, 120), (40, 60)] },
        { 5000, 3, [(640, 1), (300, 1), (120, 1), (60, 1)] },
        { 3, 5000, [(1, 640), (1, 300), (1, 120), (1, 60)] },
        { 640, 640, [(640, 640), (300, 300), (120, 120), (60, 60)] },
        { 641, 641, [(640, 640), (300, 300), (120, 120), (60, 60)] },
        { 1279, 1279, [(640, 640), (300, 300), (120, 120), (60, 60)] },
        { 1280, 1281, [(640, 640), (300, 300), (120, 120), (60, 60)] },
        { 301, 200, [(301, 200), (300, 199), (120, 80), (60, 40)] },
        { 100, 90, [(100, 90), (100, 90), (100, 90), (60, 54)] },
        { 50, 40, [(50, 40), (50, 40), (50, 40), (50, 40)] },
        { 1, 1, [(1, 1), (1, 1), (1, 1), (1, 1)] },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task ProcessAsync_AnySize_KeepsTheAspectRatioAndNeverEnlarges(int width, int height, (int, int)[] expected)
    {
        using VipsImage picture = TestPicture.Flat(width, height, [120, 140, 160]);
        foreach (string format in new[] { "jpeg", "progressive jpeg", "png", "webp", "gif" })
        {
            ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

            Assert.Equal((width, height), (artwork.Width, artwork.Height));
            AssertLadder(artwork, "image/jpeg", expected);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task ProcessAsync_ExifOrientation_StandsUpright(int orientation)
    {
        using VipsImage picture = TestPicture.Quadrants(1600, 800).StoredWithOrientation(orientation);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg());

        Assert.Equal((1600, 800), (artwork.Width, artwork.Height));
        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task ProcessAsync_OrientationOutsideJpeg_StandsUpright(string format)
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400).StoredWithOrientation(6);

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        Assert.Equal((800, 400), (artwork.Width, artwork.Height));
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Fact]
    public async Task ProcessAsync_OrientationWithAlpha_StandsUpright()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400).WithOpaqueAlpha().StoredWithOrientation(6);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        Assert.Equal((800, 400), (artwork.Width, artwork.Height));
        AssertLadder(artwork, "image/jpeg", EightHundredByFourHundred);
        AssertQuadrants(artwork, tolerance: 8);
    }

    [Fact]
    public async Task ProcessAsync_LargeJpeg_IsShrunkByItsDecoder()
    {
        SkipWithout(ImageProcessorCapabilities.ScaledDecoding);
        using VipsImage cell = TestPicture.Flat(8, 8, [100]).Insert(TestPicture.Flat(2, 2, [255]), 3, 3);
        using VipsImage picture = cell.Replicate(5120 / 8, 1280 / 8);
        double mean = picture.Avg();

        // Each block keeps its mean, and its detail is so strong that a decoder of all pixels has to cut it off, which makes the picture darker.
        byte[] data = ForgedPicture.WithStrongDetail(picture.ToJpeg());
        using VipsImage whole = VipsImage.JpegloadBuffer(data);
        ProcessedArtwork artwork = await ProcessAsync(data);

        Assert.NotInRange(whole.Avg(), mean - 20, mean + 20);
        Assert.All(artwork.Renditions, rendition => AssertColor([mean, mean, mean], ColorAt(rendition, 0.5, 0.5), tolerance: 5));
    }

    [Fact]
    public async Task ProcessAsync_UnsortedProfile_AnswersInItsOrder()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);
        byte[] data = picture.ToJpeg();
        var profile = new RenditionProfile
        {
            Renditions =
            [
                new() { Size = ImageSize.Small, LongestSide = 100 },
                new() { Size = ImageSize.Large, LongestSide = 500 },
                new() { Size = ImageSize.Thumbnail, LongestSide = 20 },
            ],
            Quality = 70,
        };
        var source = new ImageSource { Data = data, Format = ImageFormat.Jpeg, MaxPixels = MaxPixels };

        ProcessedArtwork artwork = await CreateProcessor().ProcessAsync(source, profile, TestContext.Current.CancellationToken);

        Assert.Equal([(ImageSize.Small, 100, 50), (ImageSize.Large, 500, 250), (ImageSize.Thumbnail, 20, 10)], artwork.Renditions.Select(rendition => (rendition.Size, rendition.Width, rendition.Height)));
    }
}
