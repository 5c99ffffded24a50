using TrackStore.Artwork.ImageSharp;
using TrackStore.Conformance;

namespace TrackStore.ImageSharp.Tests.Artwork;

public sealed class ImageSharpImageProcessorTests : ImageProcessorConformance
{
    protected override ImageProcessorCapabilities Capabilities => ImageProcessorCapabilities.None;

    [Fact]
    public void Identity_Always_NamesTheLibraryItsVersionAndThePipeline()
    {
        string identity = new ImageSharpImageProcessor().Identity;

        Assert.Matches(@"^imagesharp \d+\.\d+\.\d+\S* pipeline \d+$", identity);
    }

    // ImageSharp 3.1 doesn't put a zlib header together that two chunks share, as in this good file, whose chunks hold one byte each.
    protected override bool Answers(string pngSuiteFile) => base.Answers(pngSuiteFile) && pngSuiteFile is not ("oi9n2c16.png" or "oi9n0g16.png");

    protected override IImageProcessor CreateProcessor() => new ImageSharpImageProcessor();
}
