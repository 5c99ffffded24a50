using TrackStore.Benchmarks.Artwork;

namespace TrackStore.Tests.Benchmarks.Artwork;

public class PictureDistanceTests
{
    [Fact]
    public void PeakSignalToNoise_SamePictures_IsInfinite()
    {
        byte[] picture = [0, 100, 255];

        double decibels = PictureDistance.PeakSignalToNoise(picture, picture);

        Assert.Equal(double.PositiveInfinity, decibels);
    }

    [Theory]
    [InlineData(1, 48.13)]
    [InlineData(10, 28.13)]
    [InlineData(255, 0)]
    public void PeakSignalToNoise_EverySampleOffByAsMuch_FollowsTheFormula(byte off, double expected)
    {
        double decibels = PictureDistance.PeakSignalToNoise([0, 0, 0, 0], [off, off, off, off]);

        Assert.Equal(expected, decibels, tolerance: 0.005);
    }

    [Fact]
    public void PeakSignalToNoise_OneSampleOfFourOff_CountsItsSquare()
    {
        double decibels = PictureDistance.PeakSignalToNoise([10, 20, 30, 40], [10, 20, 30, 20]);

        Assert.Equal(28.13, decibels, tolerance: 0.005);
    }

    [Fact]
    public void PeakSignalToNoise_OtherSize_Throws()
        => Assert.Throws<ArgumentException>(() => PictureDistance.PeakSignalToNoise([1, 2], [1, 2, 3]));

    [Theory]
    [InlineData(255, 255, 255, 255)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(255, 0, 0, 76)]
    [InlineData(0, 255, 0, 150)]
    [InlineData(0, 0, 255, 29)]
    public void Luma_OnePixel_WeighsTheColors(byte red, byte green, byte blue, byte expected)
    {
        byte[] luma = PictureDistance.Luma([red, green, blue, 255]);

        Assert.Equal([expected], luma);
    }
}
