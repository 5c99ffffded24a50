using System.Globalization;
using System.Text;
using TrackStore.Tests.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Sync;

/// <summary>Damaged URLs and responses: the fetcher always returns a result and never throws.</summary>
public sealed class MutatedInputTests : IAsyncDisposable
{
    private const int Mutations = 400;
    private const int Seed = 20260501;

    private static readonly string[] Urls =
    [
        "http://cdn.example/a.jpg?x=1#y", "https://müsik.example:8443/ü/é.png", "http://[2600::1]:81/", "http://93.184.215.14/%zz", "http://xn--mnchen-3ya.example/",
    ];

    private static readonly string[] Pieces =
    [
        "%", "%00", "%2f", "@", ":", "//", "\\", "#", "?", "[", "]", "..", ".", "\u200d", "\u3002", "\ud800", "\uff10", "\u0130", "xn--", "\0", "\r\n", " ", "\t", "0x", "99999999999",
        "\u00df", "\ufffd", "-", "_", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private readonly FetcherFixture _fixture = new();

    private HostileServer Server => _fixture.Server;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task FetchAsync_MutatedUrls_NeverThrows()
    {
        var random = new Random(Seed);
        int tried = 0;

        for (int i = 0; i < Mutations * 10; i++)
        {
            if (Uri.TryCreate(MutateUrl(random), UriKind.RelativeOrAbsolute, out Uri? url))
            {
                Assert.NotNull(await _fixture.Fetcher.FetchAsync(url, null, TestContext.Current.CancellationToken));
                tried++;
            }
        }

        Assert.InRange(tried, Mutations, Mutations * 10);
    }

    [Fact]
    public async Task FetchAsync_MutatedRedirects_NeverThrows()
    {
        var random = new Random(Seed);
        Server["/a.jpg"] = exchange => exchange.SendAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {MutateUrl(random).ReplaceLineEndings("")}\r\n\r\n"));

        for (int i = 0; i < Mutations; i++)
            Assert.NotNull(await _fixture.FetchAsync());
    }

    [Fact]
    public async Task FetchAsync_MutatedAnswers_NeverThrows()
    {
        var random = new Random(Seed);
        byte[] head = Encoding.Latin1.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nETag: \"a\"\r\nLast-Modified: Tue, 21 Oct 2025 07:28:00 GMT\r\nRetry-After: 5\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {FetcherFixture.Picture.Length}\r\n\r\n"));
        Server["/a.jpg"] = async exchange =>
        {
            byte[] mutated = [.. head];
            for (int change = random.Next(1, 4); change > 0; change--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            await exchange.SendAsync(mutated);
            await exchange.SendAsync(FetcherFixture.Picture);
            exchange.Close();
        };

        for (int i = 0; i < Mutations; i++)
            Assert.NotNull(await _fixture.FetchAsync());
    }

    private static string MutateUrl(Random random)
    {
        string url = Urls[random.Next(Urls.Length)];
        for (int change = random.Next(1, 4); change > 0; change--)
            url = url.Insert(random.Next(url.Length + 1), Pieces[random.Next(Pieces.Length)]);
        return url;
    }
}
