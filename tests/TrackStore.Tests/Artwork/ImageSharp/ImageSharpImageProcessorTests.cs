using TrackStore.Artwork.ImageSharp;
using TrackStore.Conformance;

namespace TrackStore.Tests.Artwork.ImageSharp;

public sealed class ImageSharpImageProcessorTests : ImageProcessorConformance
{
    protected override ImageProcessorCapabilities Capabilities => ImageProcessorCapabilities.None;

    [Fact]
    public void Identity_Always_NamesTheLibraryItsVersionAndThePipeline()
    {
        string identity = new ImageSharpImageProcessor().Identity;

        Assert.Matches(@"^imagesharp 2\.\d+\.\d+\S* pipeline \d+$", identity);
    }

    // Two good files whose chunks hold one byte each, and four interlaced ones of less than five pixels: ImageSharp 2.1 reads neither kind.
    protected override bool Answers(string pngSuiteFile) => base.Answers(pngSuiteFile)
        && pngSuiteFile is not ("oi9n2c16.png" or "oi9n0g16.png" or "s01i3p01.png" or "s02i3p01.png" or "s03i3p01.png" or "s04i3p01.png");

    protected override IImageProcessor CreateProcessor() => new ImageSharpImageProcessor();
}
