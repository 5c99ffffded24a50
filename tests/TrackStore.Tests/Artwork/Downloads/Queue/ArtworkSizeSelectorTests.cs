using TrackStore.Artwork.Downloads.Queue;

namespace TrackStore.Tests.Artwork.Downloads.Queue;

public sealed class ArtworkSizeSelectorTests
{
    [Theory]
    [InlineData("300 640 1500", 640)]
    [InlineData("1500 700 64", 700)]
    [InlineData("64 300 500", 500)]
    [InlineData("0 64", 64)]
    [InlineData("0 0", 0)]
    public void Best_SeveralSizes_IsTheSmallestThatFillsTheLargestRenditionElseTheLargest(string sizes, int expected)
    {
        PlatformArtwork[] offered = [.. sizes.Split(' ').Select(int.Parse).Select(size => Offer($"https://cdn.example/{size}", size, size / 2))];

        PlatformArtwork? best = ArtworkSizeSelector.Best(offered, 640);

        Assert.Equal(expected, best?.Width ?? 0);
        Assert.NotNull(best);
    }

    [Theory]
    [InlineData("ftp://cdn.example/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/a.jpg")]
    [InlineData("")]
    public void Best_AddressThatIsNotHttp_IsPassedOver(string url)
    {
        PlatformArtwork? alone = ArtworkSizeSelector.Best([Offer(url, 640, 640)], 640);
        PlatformArtwork? beside = ArtworkSizeSelector.Best([Offer(url, 640, 640), Offer("http://cdn.example/a.jpg", 10, 10)], 640);

        Assert.Null(alone);
        Assert.Equal(10, beside?.Width);
    }

    [Fact]
    public void Best_AddressThatIsTooLong_IsPassedOver()
        => Assert.Null(ArtworkSizeSelector.Best([Offer("https://cdn.example/" + new string('a', 2000), 640, 640)], 640));

    [Fact]
    public void Best_OnlyHeightKnown_CountsByIt()
    {
        PlatformArtwork tall = new() { Url = "https://cdn.example/tall", Height = 700 };

        PlatformArtwork? best = ArtworkSizeSelector.Best([Offer("https://cdn.example/small", 300, 300), tall], 640);

        Assert.Same(tall, best);
    }

    private static PlatformArtwork Offer(string url, int width, int height) => new() { Url = url, Width = width == 0 ? null : width, Height = height == 0 ? null : height };
}
