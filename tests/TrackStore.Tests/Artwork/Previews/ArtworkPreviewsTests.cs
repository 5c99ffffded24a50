namespace TrackStore.Tests.Artwork.Previews;

/// <summary>Addresses are chosen among those a platform offers, and pages get keys in place of them.</summary>
public sealed class ArtworkPreviewsTests : IAsyncDisposable
{
    private readonly PreviewFixture _fixture = new();

    private IArtworkPreviews Previews => _fixture.Previews;

    [Theory]
    [InlineData(ImageSize.Thumbnail, "64")]
    [InlineData(ImageSize.Medium, "300")]
    [InlineData(ImageSize.Large, "640")]
    public void CreateRequest_SeveralSizes_ChoosesTheSmallestThatFillsTheTarget(ImageSize size, string expected)
    {
        PlatformArtwork[] offered = [Offer("640", 640), Offer("64", 64), Offer("300", 300)];

        ImageRequest? request = Previews.CreateRequest(offered, size);

        Assert.Equal(ImageRequest.ForPreview($"https://cdn.example/{expected}", size), request);
    }

    [Fact]
    public void CreateRequest_NoneIsLargeEnough_ChoosesTheLargest()
    {
        ImageRequest? request = Previews.CreateRequest([Offer("64", 64), Offer("300", 300)], ImageTarget.OfPixels(1000));

        Assert.Equal("https://cdn.example/300", request?.PreviewUrl);
    }

    [Fact]
    public void CreateRequest_NoUsableAddress_IsNull()
    {
        Assert.Null(Previews.CreateRequest([]));
        Assert.Null(Previews.CreateRequest(
            [new PlatformArtwork { Url = "/relative.jpg" }, new PlatformArtwork { Url = "data:image/png;base64,AAAA" }]));
    }

    [Fact]
    public void FindUrl_KeyOfAnAddress_GivesTheAddressBack()
    {
        string key = Previews.GetKey(PreviewFixture.Url);
        string other = Previews.GetKey(PreviewFixture.OtherUrl);

        Assert.Matches("^[0-9a-f]{32}$", key);
        Assert.Equal(key, Previews.GetKey(PreviewFixture.Url));
        Assert.NotEqual(key, other);
        Assert.Equal((PreviewFixture.Url, PreviewFixture.OtherUrl), (Previews.FindUrl(key), Previews.FindUrl(other)));
    }

    [Fact]
    public void FindUrl_KeyThatWasNeverGiven_IsUnknown()
    {
        string key = Previews.GetKey(PreviewFixture.Url);

        _fixture.Open();

        Assert.Null(Previews.FindUrl(key));
        Assert.Null(Previews.FindUrl(""));
        Assert.Null(Previews.FindUrl(PreviewFixture.Url));
    }

    [Fact]
    public void GetKey_MoreAddressesThanAreRemembered_ForgetsTheOldest()
    {
        string path = new('x', 4_000);
        string[] keys = [.. Enumerable.Range(0, 1_100).Select(i => Previews.GetKey($"https://cdn.example/{i}/{path}"))];

        Assert.Null(Previews.FindUrl(keys[0]));
        Assert.NotNull(Previews.FindUrl(keys[^1]));
    }

    [Fact]
    public void GetKey_AddressesThatDifferByLoneSurrogatesOnly_HaveKeysOfTheirOwn()
    {
        Assert.NotEqual(Previews.GetKey("https://cdn.example/\ud800"), Previews.GetKey("https://cdn.example/\ud801"));
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private static PlatformArtwork Offer(string name, int side)
        => new() { Url = $"https://cdn.example/{name}", Width = side, Height = side };
}
