using TrackStore.Artwork.Vips;
using TrackStore.Conformance;

namespace TrackStore.Tests.Artwork.Vips;

public sealed class VipsImageProcessorTests : ImageProcessorConformance
{
    [Fact]
    public void Identity_Always_NamesLibraryVersionsAndPipeline()
    {
        string identity = new VipsImageProcessor().Identity;

        Assert.Matches(@"^netvips \d+\.\d+\.\d+ libvips \d+\.\d+\.\d+ pipeline \d+$", identity);
    }

    [Fact]
    public void DescribeMissing_Platform_NamesItAndThePackage()
    {
        string message = VipsLibrary.DescribeMissing("linux-musl-arm64");

        Assert.Contains("NetVips.Native.linux-musl-arm64", message, StringComparison.Ordinal);
        Assert.Contains("IImageProcessor", message, StringComparison.Ordinal);
    }

    protected override IImageProcessor CreateProcessor() => new VipsImageProcessor();
}
