using System.Globalization;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Artwork.Downloads.Http;

public sealed class ArtworkFetcherTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Modified = new(2025, 10, 21, 7, 28, 0, TimeSpan.Zero);

    private readonly FetcherFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HostileServer Server => _fixture.Server;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task FetchAsync_Picture_GivesBytesAndValidators()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture, "ETag: W/\"v1\"", "Last-Modified: Tue, 21 Oct 2025 07:28:00 GMT");

        FetchResult result = await _fixture.FetchAsync();

        var content = Assert.IsType<FetchResult.Content>(result);
        Assert.Equal(FetcherFixture.Picture, content.Data.ToArray());
        Assert.Equal(new CacheValidators("W/\"v1\"", Modified), content.Validators);
    }

    [Fact]
    public async Task FetchAsync_Request_NamesTheApplicationAndHoldsNothingToTrackItBy()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture, "Set-Cookie: id=1");
        await _fixture.FetchAsync();

        await _fixture.FetchAsync();

        string head = Server.Requests.Last();
        Assert.Contains("\r\nUser-Agent: TrackStore/", head, StringComparison.Ordinal);
        Assert.Contains("\r\nAccept-Encoding: identity\r\n", head, StringComparison.Ordinal);
        Assert.All(["Cookie:", "Authorization:", "Referer:", "traceparent:", "If-"], name => Assert.DoesNotContain("\r\n" + name, head, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task FetchAsync_KnownVersionIsStillTheServers_IsNotModifiedAndRenewsItsValidators()
    {
        Server["/a.jpg"] = exchange => exchange.SendAsync("HTTP/1.1 304 Not Modified\r\nETag: \"v2\"\r\n\r\n");

        FetchResult result = await _fixture.FetchAsync(known: new CacheValidators("\"v1\"", Modified));

        Assert.Equal(new FetchResult.NotModified(new CacheValidators("\"v2\"", Modified)), result);
        string head = Assert.Single(Server.Requests);
        Assert.Contains("\r\nIf-None-Match: \"v1\"\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nIf-Modified-Since: Tue, 21 Oct 2025 07:28:00 GMT\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    [InlineData("no quotes")]
    [InlineData("\"a\"\r\nX-Injected: 1")]
    public async Task FetchAsync_304WithoutAVersionSent_IsAFailure(string? tag)
    {
        Server["/a.jpg"] = exchange => exchange.SendAsync("HTTP/1.1 304 Not Modified\r\n\r\n");

        FetchResult result = await _fixture.FetchAsync(known: tag is null ? null : new CacheValidators(tag, null));

        Assert.Equal(FetchError.InvalidResponse, Assert.IsType<FetchResult.Failed>(result).Error);
        Assert.DoesNotContain("If-None-Match", Assert.Single(Server.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain("X-Injected", Assert.Single(Server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found", 404)]
    [InlineData("410 Gone", 410)]
    public async Task FetchAsync_NothingThere_IsAbsent(string status, int code)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync(status, []);

        Assert.Equal(new FetchResult.Absent(code), await _fixture.FetchAsync());
    }

    [Theory]
    [InlineData("408 Request Timeout", nameof(FetchError.ServerError), false)]
    [InlineData("425 Too Early", nameof(FetchError.ServerError), false)]
    [InlineData("429 Too Many Requests", nameof(FetchError.RateLimited), false)]
    [InlineData("500 Internal Server Error", nameof(FetchError.ServerError), false)]
    [InlineData("502 Bad Gateway", nameof(FetchError.ServerError), false)]
    [InlineData("503 Service Unavailable", nameof(FetchError.ServerError), false)]
    [InlineData("400 Bad Request", nameof(FetchError.Denied), true)]
    [InlineData("401 Unauthorized", nameof(FetchError.Denied), true)]
    [InlineData("403 Forbidden", nameof(FetchError.Denied), true)]
    [InlineData("451 Unavailable For Legal Reasons", nameof(FetchError.Denied), true)]
    [InlineData("206 Partial Content", nameof(FetchError.InvalidResponse), false)]
    [InlineData("300 Multiple Choices", nameof(FetchError.InvalidResponse), false)]
    [InlineData("302 Found", nameof(FetchError.InvalidResponse), false)]
    public async Task FetchAsync_ErrorStatus_FailsAndIsNeverAbsent(string status, string reason, bool waitsLong)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync(status, FetcherFixture.Picture);

        var failed = Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync());

        Assert.Equal(reason, failed.Error.ToString());
        Assert.Equal(waitsLong ? _fixture.Time.GetUtcNow().AddDays(1) : null, failed.RetryAt);
    }

    [Theory]
    [InlineData("429 Too Many Requests", "120", 120)]
    [InlineData("503 Service Unavailable", "120", 120)]
    [InlineData("403 Forbidden", "120", 120)]
    [InlineData("429 Too Many Requests", "Fri, 01 May 2026 12:10:00 GMT", 600)]
    [InlineData("429 Too Many Requests", "0", null)]
    [InlineData("429 Too Many Requests", "-5", null)]
    [InlineData("429 Too Many Requests", "soon", null)]
    [InlineData("429 Too Many Requests", "Thu, 30 Apr 2026 12:00:00 GMT", null)]
    [InlineData("429 Too Many Requests", "315360000", 6 * 3600)]
    [InlineData("429 Too Many Requests", "99999999999999999999", 6 * 3600)]
    [InlineData("429 Too Many Requests", "Mon, 01 Jan 2046 00:00:00 GMT", 6 * 3600)]
    public async Task FetchAsync_RetryAfter_BecomesATimeWithinTheLimit(string status, string value, int? seconds)
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync(status, [], "Retry-After: " + value);

        var failed = Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync());

        Assert.Equal(seconds is { } wait ? _fixture.Time.GetUtcNow().AddSeconds(wait) : null, failed.RetryAt);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterDate_IsCountedFromTheServersClock()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync(
            "503 Service Unavailable", [], "Date: Fri, 01 Jan 2016 00:00:00 GMT", "Retry-After: Fri, 01 Jan 2016 00:01:00 GMT");

        var failed = Assert.IsType<FetchResult.Failed>(await _fixture.FetchAsync());

        Assert.Equal(_fixture.Time.GetUtcNow().AddMinutes(1), failed.RetryAt);
    }

    [Theory]
    [InlineData("301 Moved Permanently", "/b.jpg")]
    [InlineData("302 Found", "b.jpg")]
    [InlineData("303 See Other", "http://cdn.example/b.jpg")]
    [InlineData("307 Temporary Redirect", "//cdn.example/b.jpg")]
    [InlineData("308 Permanent Redirect", "?x=1/../../b.jpg")]
    public async Task FetchAsync_Redirect_IsFollowed(string status, string location)
    {
        Server["/a.jpg"] = exchange => exchange.Head.Contains("?x=", StringComparison.Ordinal)
            ? exchange.AnswerAsync("200 OK", FetcherFixture.Picture)
            : exchange.AnswerAsync(status, [], "Location: " + location);
        Server["/b.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture);

        Assert.IsType<FetchResult.Content>(await _fixture.FetchAsync());
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task FetchAsync_ManyRedirects_FollowsFive(int redirects, bool arrives)
    {
        for (int i = 0; i < redirects; i++)
        {
            string next = string.Create(CultureInfo.InvariantCulture, $"/{i + 1}");
            Server[string.Create(CultureInfo.InvariantCulture, $"/{i}")] = exchange => exchange.AnswerAsync("302 Found", [], "Location: " + next);
        }

        Server[string.Create(CultureInfo.InvariantCulture, $"/{redirects}")] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture);

        FetchResult result = await _fixture.FetchAsync("http://cdn.example/0");

        if (arrives)
            Assert.IsType<FetchResult.Content>(result);
        else
            Assert.Equal(FetchError.TooManyRedirects, Assert.IsType<FetchResult.Failed>(result).Error);
        Assert.Equal(6, Server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_UnknownName_IsUnreachable()
    {
        var unreachable = Assert.IsType<FetchResult.Unreachable>(await _fixture.FetchAsync("http://nowhere.example/a.jpg"));

        Assert.Equal(FetchError.NameNotResolved, unreachable.Error);
    }

    [Fact]
    public async Task FetchAsync_NobodyListens_IsUnreachable()
    {
        await Server.DisposeAsync();

        var unreachable = Assert.IsType<FetchResult.Unreachable>(await _fixture.FetchAsync());

        Assert.Equal(FetchError.NotConnected, unreachable.Error);
    }

    [Fact]
    public async Task FetchAsync_CallerLeaves_ThrowsCancellation()
    {
        var gate = new Gate();
        Server["/a.jpg"] = async exchange =>
        {
            await gate.PassAsync(CancellationToken.None);
            await exchange.WithholdAsync();
        };
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<FetchResult> fetch = _fixture.Fetcher.FetchAsync(new Uri("http://cdn.example/a.jpg"), null, leaving.Token);
        await gate.Reached;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
        gate.Open();
    }

    [Fact]
    public async Task Dispose_DownloadUnderWay_CancelsItAndRefusesTheNext()
    {
        var gate = new Gate();
        Server["/a.jpg"] = async exchange =>
        {
            await gate.PassAsync(CancellationToken.None);
            await exchange.WithholdAsync();
        };
        Task<FetchResult> fetch = _fixture.FetchAsync();
        await gate.Reached;

        _fixture.Fetcher.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _fixture.FetchAsync());
        gate.Open();
    }

    [Fact]
    public async Task FetchAsync_FirstAddressSwallowsPackets_TriesTheNextAfterFiveSeconds()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("200 OK", FetcherFixture.Picture);
        _fixture.Network.Name("cdn.example", ["2600::1", FetcherFixture.PublicAddress]);
        Task attempted = _fixture.Network.Swallow("2600::1");
        Task<FetchResult> fetch = _fixture.FetchAsync();
        await attempted.WaitAsync(Cancel);

        _fixture.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<FetchResult.Content>(await fetch);
    }

    [Fact]
    public async Task FetchAsync_OnlyAddressSwallowsPackets_IsUnreachableAfterTenSeconds()
    {
        Task attempted = _fixture.Network.Swallow(FetcherFixture.PublicAddress);
        Task<FetchResult> fetch = _fixture.FetchAsync();
        await attempted.WaitAsync(Cancel);

        _fixture.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(FetchError.NotConnected, Assert.IsType<FetchResult.Unreachable>(await fetch).Error);
    }

    [Fact]
    public async Task FetchAsync_UrlWithToken_IsLoggedAndReportedWithoutIt()
    {
        Server["/a.jpg"] = exchange => exchange.AnswerAsync("403 Forbidden", []);

        FetchResult denied = await _fixture.FetchAsync("http://cdn.example/a.jpg?token=s3cret#s3cret");
        FetchResult refused = await _fixture.FetchAsync("http://me:s3cret@cdn.example/a.jpg");

        Assert.Equal(2, _fixture.Logger.Entries.Count);
        Assert.All(_fixture.Logger.Entries, entry => Assert.DoesNotContain("s3cret", entry.Message, StringComparison.Ordinal));
        Assert.All([denied, refused], result => Assert.DoesNotContain("s3cret", result.ToString(), StringComparison.Ordinal));
        Assert.Contains("http://cdn.example/a.jpg", _fixture.Logger.Entries.First().Message, StringComparison.Ordinal);
    }
}
