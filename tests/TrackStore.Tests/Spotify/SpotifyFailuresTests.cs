using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Spotify;

public sealed class SpotifyFailuresTests : SpotifyTest
{
    private static readonly string Track = Id("a");
    private static readonly string Path = $"/v1/tracks/{Track}";
    private static readonly ApiReply Good = ApiReply.Json(TrackJson("a"));

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task GetTracksAsync_ServerFailsTwice_TriesAgain(int status)
    {
        Server.On(Path, ApiReply.Json("", status), ApiReply.Json("", status), Good);

        Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Track], Cancel)));

        Assert.Equal(3, Server.RequestsFor(Path).Length);
        Assert.Equal(2, Time.Waits.Count);
    }

    [Fact]
    public async Task GetTracksAsync_ServerFailsForGood_GivesUpAsServerError()
    {
        Server.On(Path, ApiReply.Json("""{ "error": { "message": "Oops" } }""", 500));

        PlatformException failure = await FailureAsync(NewClient(o => o.Retries = 2).GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.ServerError, failure.Fault);
        Assert.Contains("500 (Oops)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, Server.RequestsFor(Path).Length);
    }

    [Theory]
    [InlineData(429, "7")]
    [InlineData(429, "Thu, 01 Jan 2026 12:00:07 GMT")]
    [InlineData(503, "7")]
    public async Task GetTracksAsync_RetryAfter_WaitsAsLongAsSpotifyAsks(int status, string wait)
    {
        Server.On(Path, ApiReply.Json("", status, "Retry-After: " + wait), Good);

        Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Track], Cancel)));

        Assert.Equal([TimeSpan.FromSeconds(7)], Time.Waits);
    }

    [Fact]
    public async Task GetTracksAsync_TooLongAWait_FailsAtOnceAndAsksNobodyUntilItIsOver()
    {
        Server.On(Path, ApiReply.Json("", 429, "Retry-After: 3600"), Good);
        ISpotifyClient client = NewClient();

        PlatformException first = await FailureAsync(client.GetTracksAsync([Track], Cancel));
        Time.Advance(TimeSpan.FromMinutes(30));
        PlatformException second = await FailureAsync(client.GetTracksAsync([Track], Cancel));
        int asked = Server.RequestsFor(Path).Length;
        Time.Advance(TimeSpan.FromMinutes(31));
        List<PlatformTrack> after = await ReadAsync(client.GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.RateLimited, first.Fault);
        Assert.Equal(TimeSpan.FromHours(1), first.RetryAfter);
        Assert.Equal(PlatformFault.RateLimited, second.Fault);
        Assert.Equal(TimeSpan.FromMinutes(30), second.RetryAfter);
        Assert.Equal(1, asked);
        Assert.Single(after);
        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task GetTracksAsync_WaitTooLongForANumber_FailsAtOnce()
    {
        Server.On(Path, ApiReply.Json("", 429, "Retry-After: 99999999999"), Good);

        PlatformException failure = await FailureAsync(NewClient().GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.RateLimited, failure.Fault);
        Assert.Single(Server.RequestsFor(Path));
    }

    [Fact]
    public async Task GetTracksAsync_HeaderTooSlow_TriesAgain()
    {
        Server.On(Path, ApiReply.Silence(() => Time.Advance(AttemptTimeout)), Good);

        Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Track], Cancel)));

        Assert.Equal(2, Server.RequestsFor(Path).Length);
    }

    [Fact]
    public async Task GetTracksAsync_BodyTooSlow_TriesAgain()
    {
        Server.On(Path, ApiReply.SlowBody(TrackJson("a"), () => Time.Advance(AttemptTimeout)), Good);

        Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Track], Cancel)));

        Assert.Equal(2, Server.RequestsFor(Path).Length);
    }

    [Fact]
    public async Task GetTracksAsync_BodyCutOff_TriesAgain()
    {
        Server.On(Path, ApiReply.CutOff(TrackJson("a")), Good);

        Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Track], Cancel)));

        Assert.Equal(2, Server.RequestsFor(Path).Length);
    }

    [Fact]
    public async Task GetTracksAsync_NeverAnAnswer_IsUnreachable()
    {
        Server.On(Path, ApiReply.Silence(() => Time.Advance(AttemptTimeout)));

        PlatformException failure = await FailureAsync(NewClient(o => o.Retries = 1).GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.Unreachable, failure.Fault);
        Assert.Contains("AttemptTimeout", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetTracksAsync_NobodyListens_IsUnreachable()
    {
        Uri gone;
        await using (var server = new ApiServer())
            gone = server.Address;

        PlatformException failure = await FailureAsync(NewClient(o => o.ApiAddress = gone).GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.Unreachable, failure.Fault);
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Theory]
    [InlineData("{ \"id\": ")]
    [InlineData("<html>Please sign in</html>")]
    [InlineData("")]
    public async Task GetTracksAsync_MalformedJson_IsABadAnswer(string json)
    {
        Server.On(Path, ApiReply.Json(json));

        PlatformException failure = await FailureAsync(NewClient().GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.BadAnswer, failure.Fault);
        Assert.Single(Server.RequestsFor(Path));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"tracks\": 5 }")]
    [InlineData("{ \"tracks\": null }")]
    [InlineData("{ \"tracks\": {} }")]
    [InlineData("{ \"tracks\": { \"items\": 5 } }")]
    [InlineData("{}")]
    public async Task SearchAsync_WrongType_IsABadAnswer(string json)
    {
        Server.On("/v1/search", ApiReply.Json(json));

        PlatformException failure = await FailureAsync(NewClient().SearchAsync(new PlatformQuery { Text = "x" }, Cancel));

        Assert.Equal(PlatformFault.BadAnswer, failure.Fault);
    }

    [Theory]
    [InlineData(400, PlatformFault.NotSupported)]
    [InlineData(403, PlatformFault.Unauthorized)]
    [InlineData(404, PlatformFault.NotFound)]
    [InlineData(302, PlatformFault.BadAnswer)]
    public async Task SearchAsync_Refused_SaysWhy(int status, PlatformFault fault)
    {
        Server.On("/v1/search", ApiReply.Json("""{ "error": { "status": 0, "message": "Invalid limit" } }""", status, "Location: /v1/elsewhere"));

        PlatformException failure = await FailureAsync(NewClient().SearchAsync(new PlatformQuery { Text = "x" }, Cancel));

        Assert.Equal(("spotify", fault), (failure.Platform, failure.Fault));
        Assert.Contains("(Invalid limit)", failure.Message, StringComparison.Ordinal);
        Assert.Single(Server.RequestsFor("/v1/search"));
        Assert.Empty(Server.RequestsFor("/v1/elsewhere"));
    }

    [Fact]
    public async Task GetTracksAsync_FailingForLong_IsLeftAloneForAWhile()
    {
        Server.On(Path, ApiReply.Json("", 500));
        ISpotifyClient client = NewClient(o => o.Retries = 0);

        // The twentieth, or first, is the one for the token: it comes from the same server here.
        for (int i = 0; i < 19; i++)
            await FailureAsync(client.GetTracksAsync([Track], Cancel));

        PlatformException failure = await FailureAsync(client.GetTracksAsync([Track], Cancel));
        int asked = Server.RequestsFor(Path).Length;
        Server.On(Path, Good);
        Time.Advance(TimeSpan.FromSeconds(16));
        List<PlatformTrack> after = await ReadAsync(client.GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.Unreachable, failure.Fault);
        Assert.NotNull(failure.RetryAfter);
        Assert.Equal(19, asked);
        Assert.Single(after);
    }

    [Fact]
    public async Task GetTracksAsync_CancelledWhileWaiting_IsCancelled()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Server.On(Path, ApiReply.Silence(source.Cancel));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NewClient().GetTracksAsync([Track], source.Token).ToListAsync(source.Token).AsTask());
    }
}
