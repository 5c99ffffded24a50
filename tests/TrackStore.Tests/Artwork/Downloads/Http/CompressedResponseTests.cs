using System.IO.Compression;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Artwork.Downloads.Http;

/// <summary>Pictures are requested uncompressed, so that the limit on bytes covers all that is read.</summary>
public sealed class CompressedResponseTests : IAsyncDisposable
{
    private readonly FetcherFixture _fixture = new();

    private HostileServer Server => _fixture.Server;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task FetchAsync_AnyPicture_IsRequestedUncompressed()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture);

        await _fixture.FetchAsync();

        Assert.Contains("Accept-Encoding: identity\r\n", Assert.Single(Server.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    [InlineData("identity, zstd")]
    public async Task FetchAsync_CompressedAnyway_FailsAndSaysSo(string encoding)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Gzip(FetcherFixture.Picture), "Content-Encoding: " + encoding);

        var failed = Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync());

        Assert.Equal(FetchError.InvalidResponse, failed.Error);
        Assert.Contains($"compressed the picture ({encoding.Split(", ").First(name => name != "identity")})", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_EncodingIsIdentity_ReadsThePicture()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture, "Content-Encoding: identity");

        Assert.Equal(FetcherFixture.Picture, Assert.IsType<FetchResult.Content>(await _fixture.FetchAsync()).Data.ToArray());
    }

    [Fact]
    public async Task FetchAsync_CompressedWithoutSayingSo_IsRefusedAsAnArchive()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Gzip(FetcherFixture.Picture));

        var refused = Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync());

        Assert.Equal(FetchError.UnsupportedFormat, refused.Error);
        Assert.Contains("gzip", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Gzip(byte[] data)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(data);
        return packed.ToArray();
    }
}
