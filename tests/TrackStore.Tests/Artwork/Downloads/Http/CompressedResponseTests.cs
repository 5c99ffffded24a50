using System.IO.Compression;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Artwork.Downloads.Http;

public sealed class CompressedResponseTests : IAsyncDisposable
{
    private readonly FetcherFixture _fixture = new();

    private static byte[] Picture => FetcherFixture.Picture;

    private HostileServer Server => _fixture.Server;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task FetchAsync_GzipBomb_StopsAtTheLimit()
    {
        byte[] bomb = Gzip([.. Picture, .. new byte[64 * 1024 * 1024]], CompressionLevel.SmallestSize);
        Assert.True(bomb.Length < FetcherFixture.MaxBytes);
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", bomb, "Content-Encoding: gzip");

        Assert.Equal(FetchRefusal.TooManyBytes, Assert.IsType<FetchResult.Refused>(await _fixture.FetchAsync()).Reason);
    }

    [Fact]
    public async Task FetchAsync_GzippedPicture_IsUnpacked()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Gzip(Picture), "Content-Encoding: gzip");

        Assert.Equal(Picture, Assert.IsType<FetchResult.Content>(await _fixture.FetchAsync()).Data.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(500)]
    public async Task FetchAsync_GzippedPictureCutOffInAWholeAnswer_IsAFailure(int missing)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Gzip(Picture)[..^missing], "Content-Encoding: gzip");

        Assert.Equal(FetchFailure.CutOff, Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync()).Reason);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task FetchAsync_EncodingThatIsNotUnderstood_IsAFailure(string encoding)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", Picture, "Content-Encoding: " + encoding);

        Assert.Equal(FetchFailure.InvalidAnswer, Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync()).Reason);
    }

    private static byte[] Gzip(byte[] data, CompressionLevel level = CompressionLevel.Fastest)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level))
            gzip.Write(data);
        return packed.ToArray();
    }
}
