using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    [Theory]
    [InlineData("jpeg")]
    [InlineData("progressive jpeg")]
    [InlineData("png")]
    [InlineData("lossless webp")]
    [InlineData("gif")]
    public async Task ProcessAsync_AnyFormat_GivesAPreview(string format)
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);

        ProcessedArtwork artwork = await ProcessAsync(picture.Encode(format));

        AssertPreviewQuadrants(artwork.Preview, tolerance: 10);
    }

    [Fact]
    public async Task ProcessAsync_Turned_GivesAPreviewThatStandsUpright()
    {
        using VipsImage picture = TestPicture.Quadrants(1600, 800).StoredWithOrientation(6);

        ProcessedArtwork artwork = await ProcessAsync(picture.ToJpeg());

        AssertPreviewQuadrants(artwork.Preview, tolerance: 10);
    }

    [Fact]
    public async Task ProcessAsync_WideGamut_GivesAPreviewInSrgb()
    {
        SkipWithout(ImageProcessorCapabilities.ColorProfiles);
        using VipsImage picture = TestPicture.Flat(300, 200, [200, 60, 40]).WithProfile("p3");

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        AssertColor([.. WideRedInSrgb, 255], PreviewAt(artwork.Preview, 0.5, 0.5), tolerance: 4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ProcessAsync_Gray_GivesAPreviewWithThreeEqualBands(bool transparent)
    {
        using VipsImage gray = TestPicture.Flat(200, 200, [90]);
        using VipsImage picture = transparent ? gray.WithFadingAlpha() : gray.Copy();

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        AssertColor([90, 90, 90, transparent ? 127 : 255], PreviewAt(artwork.Preview, 0.5, 0.5), tolerance: 4);
    }

    [Fact]
    public async Task ProcessAsync_Transparent_GivesAPreviewNotMultipliedByAlpha()
    {
        using VipsImage picture = TestPicture.Flat(400, 200, [220, 140, 60]).WithFadingAlpha();

        ProcessedArtwork artwork = await ProcessAsync(picture.ToPng());

        AssertColor([220, 140, 60, 191], PreviewAt(artwork.Preview, 0.25, 0.5), tolerance: 6);
        AssertColor([220, 140, 60, 64], PreviewAt(artwork.Preview, 0.75, 0.5), tolerance: 6);
    }

    [Fact]
    public async Task ProcessAsync_NoSmallRendition_StillGivesASmallPreview()
    {
        using VipsImage picture = TestPicture.Quadrants(800, 400);
        var profile = new RenditionProfile { Renditions = [new() { Size = ImageSize.Large, LongestSide = 640 }] };
        var source = new ImageSource { Data = picture.ToJpeg(), Format = ImageFormat.Jpeg, MaxPixels = MaxPixels };

        ProcessedArtwork artwork = await CreateProcessor().ProcessAsync(source, profile, TestContext.Current.CancellationToken);

        AssertPreviewQuadrants(artwork.Preview, tolerance: 10);
        Assert.Equal(2, (double)artwork.Preview!.Width / artwork.Preview.Height, tolerance: 0.1);
    }

    private static void AssertPreviewQuadrants(ArtworkPreview? preview, double tolerance)
    {
        AssertColor([.. TestPicture.QuadrantColors[0], 255], PreviewAt(preview, 0.25, 0.25), tolerance);
        AssertColor([.. TestPicture.QuadrantColors[1], 255], PreviewAt(preview, 0.75, 0.25), tolerance);
        AssertColor([.. TestPicture.QuadrantColors[2], 255], PreviewAt(preview, 0.25, 0.75), tolerance);
        AssertColor([.. TestPicture.QuadrantColors[3], 255], PreviewAt(preview, 0.75, 0.75), tolerance);
    }

    private static double[] PreviewAt(ArtworkPreview? preview, double x, double y)
    {
        Assert.NotNull(preview);
        int start = (((int)(y * preview.Height) * preview.Width) + (int)(x * preview.Width)) * 4;
        return [.. preview.Rgba.Slice(start, 4).ToArray()];
    }
}
