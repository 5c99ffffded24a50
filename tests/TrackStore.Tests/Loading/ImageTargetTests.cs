namespace TrackStore.Tests.Loading;

public sealed class ImageTargetTests
{
    [Fact]
    public void Default_IsTheThumbnailExactly()
    {
        ImageTarget target = default;

        Assert.Equal((ImageSize.Thumbnail, null, ImageMatch.Exact), (target.Size, target.Pixels, target.Match));
        Assert.Equal(ImageTarget.Named(ImageSize.Thumbnail), target);
    }

    [Theory]
    [InlineData(48, 48, 2.0, 96)]
    [InlineData(100, 40, 1.1, 110)]
    [InlineData(33, 50, 1.25, 63)]
    [InlineData(0.4, 0.2, 1, 1)]
    public void ForPlace_LogicalPixelsAndScale_GivesTheLongerSideInDevicePixelsRoundedUp(double width, double height, double scale, int expected)
    {
        ImageTarget target = ImageTarget.ForPlace(width, height, scale);

        Assert.Equal((null, expected, ImageMatch.AtLeast), (target.Size, target.Pixels, target.Match));
        Assert.Equal(ImageTarget.OfPixels(expected), target);
    }

    [Theory]
    [InlineData(0, 48, 1)]
    [InlineData(48, -1, 1)]
    [InlineData(48, 48, 0)]
    [InlineData(40_000, 48, 2)]
    [InlineData(double.PositiveInfinity, 48, 1)]
    [InlineData(double.NaN, 48, 1)]
    public void ForPlace_NoPlace_Throws(double width, double height, double scale)
        => Assert.Throws<ArgumentOutOfRangeException>(() => ImageTarget.ForPlace(width, height, scale));

    [Fact]
    public void OfPixels_Zero_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ImageTarget.OfPixels(0));

    [Fact]
    public void ImageRequest_SameValues_AreEqual()
    {
        ImageRequest one = ImageRequest.ForTrack(1, ImageTarget.ForPlace(48, 48, 2)) with { Fallback = ImageFallback.None };

        Assert.Equal(one, ImageRequest.ForTrack(1, ImageTarget.OfPixels(96)) with { Fallback = ImageFallback.None });
        Assert.NotEqual(one, one with { Fallback = ImageFallback.Album });
        Assert.NotEqual(one, one with { Target = ImageTarget.OfPixels(96, ImageMatch.Exact) });
    }
}
