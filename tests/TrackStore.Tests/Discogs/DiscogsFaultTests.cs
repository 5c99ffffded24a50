using TrackStore.Artwork.Downloads.Http;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Discogs;

/// <summary>Failures of Discogs and of the network.</summary>
public sealed class DiscogsFaultTests : DiscogsTest
{
    private const string Path = "/releases/1";

    private static readonly string Good = Samples.ReleaseOf(1, "Album", "Artist", "One");

    [Theory]
    [InlineData(401, PlatformFault.Unauthorized, "PersonalToken")]
    [InlineData(403, PlatformFault.Unauthorized, "private")]
    [InlineData(404, PlatformFault.NotFound, "/releases/1")]
    [InlineData(418, PlatformFault.BadAnswer, "418")]
    public async Task GetReleaseAsync_Refused_SaysWhatToDoWithoutAskingAgain(int status, PlatformFault fault, string says)
    {
        Server.On(Path, ApiReply.Json("""{"message": "Because of this."}""", status));

        PlatformException error = await FailAsync(1);

        Assert.Equal(("discogs", fault), (error.Platform, error.Fault));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Contains("Because of this.", error.Message, StringComparison.Ordinal);
        Assert.Single(Server.Asked, path => path == Path);
    }

    [Fact]
    public async Task GetReleaseAsync_FailsForAWhile_IsAskedAgain()
    {
        Server.On(
            Path,
            ApiReply.Json("", 503),
            ApiReply.Json("<html>", 500),
            ApiReply.CutOff(Good),
            ApiReply.Json(Good));

        List<PlatformTrack> tracks = await ReleaseAsync(1);

        Assert.Single(tracks);
        Assert.Equal(3, Time.Waits.Count);
    }

    [Fact]
    public async Task GetReleaseAsync_FailsOnAndOn_IsGivenUp()
    {
        Server.On(Path, ApiReply.Json("", 502));

        PlatformException error = await FailAsync(1);

        Assert.Equal(PlatformFault.ServerError, error.Fault);
        Assert.Equal(5, Server.Asked.Count(path => path == Path));
    }

    [Fact]
    public async Task GetReleaseAsync_FailsTenTimes_IsLeftAloneForHalfAMinute()
    {
        Configure = options => (options.MaxRetries, options.CollectionLifetime) = (0, TimeSpan.Zero);
        Server.On(Path, [.. Enumerable.Repeat(ApiReply.Json("", 502), 10), ApiReply.Json(Good)]);
        for (int i = 0; i < 10; i++)
            Assert.Equal(PlatformFault.ServerError, (await FailAsync(1)).Fault);

        PlatformException leftAlone = await FailAsync(1);
        int asked = Server.Asked.Count(path => path == Path);
        Time.Advance(TimeSpan.FromSeconds(31));
        List<PlatformTrack> tracks = await ReleaseAsync(1);

        Assert.Equal((PlatformFault.Unreachable, 10), (leftAlone.Fault, asked));
        Assert.True(leftAlone.RetryAfter > TimeSpan.Zero && leftAlone.RetryAfter <= TimeSpan.FromSeconds(30));
        Assert.Single(tracks);
    }

    [Fact]
    public async Task GetReleaseAsync_OneRequestTooMany_WaitsAsLongAsAsked()
    {
        Server.On(Path, ApiReply.Json("", 429, "Retry-After: 37"), ApiReply.Json(Good));

        List<PlatformTrack> tracks = await ReleaseAsync(1);

        Assert.Single(tracks);
        Assert.Contains(TimeSpan.FromSeconds(37), Time.Waits);
    }

    [Fact]
    public async Task GetReleaseAsync_AskedToWaitForLong_FailsAtOnceAndSaysHowLong()
    {
        Server.On(Path, ApiReply.Json("", 429, "Retry-After: 3600"));

        PlatformException error = await FailAsync(1);
        PlatformException next = await FailAsync(1);

        Assert.Equal((PlatformFault.RateLimited, TimeSpan.FromHours(1)), (error.Fault, error.RetryAfter!.Value));
        Assert.Equal(PlatformFault.RateLimited, next.Fault);
        Assert.Single(Server.Asked, path => path == Path);
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("99999999999", int.MaxValue)]
    public async Task GetReleaseAsync_FailsAndAsksForALongWait_FailsAtOnceAndSaysHowLong(string wait, int seconds)
    {
        Server.On(Path, ApiReply.Json("", 503, $"Retry-After: {wait}"));

        PlatformException error = await FailAsync(1);

        Assert.Equal((PlatformFault.ServerError, TimeSpan.FromSeconds(seconds)), (error.Fault, error.RetryAfter!.Value));
        Assert.Single(Server.Asked, path => path == Path);
        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task GetReleaseAsync_RetryAfterByAServerWithAnotherClock_WaitsAsLongAsAsked()
    {
        ApiReply busy = ApiReply.Json(
            "", 503, "Date: Tue, 05 May 2020 10:00:00 GMT", "Retry-After: Tue, 05 May 2020 10:00:41 GMT");
        Server.On(Path, busy, ApiReply.Json(Good));

        List<PlatformTrack> tracks = await ReleaseAsync(1);

        Assert.Single(tracks);
        Assert.Equal([TimeSpan.FromSeconds(41)], Time.Waits);
    }

    [Fact]
    public async Task GetReleaseAsync_TooManyRequestsOnAndOn_IsRateLimited()
    {
        Server.On(Path, ApiReply.Json("", 429));

        PlatformException error = await FailAsync(1);

        Assert.Equal(PlatformFault.RateLimited, error.Fault);
    }

    [Theory]
    [InlineData("{\"id\": 1, \"title\": ")]
    [InlineData("<html>Log in to this network</html>")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    [InlineData("{\"id\": 1, \"title\": \"T\", \"artists\": {\"name\": \"no list\"}}")]
    public async Task GetReleaseAsync_UnreadableAnswer_IsBadAnswer(string body)
    {
        Server.On(Path, body);

        PlatformException error = await FailAsync(1);

        Assert.Equal(PlatformFault.BadAnswer, error.Fault);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetReleaseAsync_SlowHeadOrBody_IsUnreachable(bool sendsHead)
    {
        Configure = options => (options.AttemptTimeout, options.MaxRetries) = (TimeSpan.FromMinutes(3), 0);
        var withheld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.On(Path, sendsHead ? ApiReply.SlowBody(Good, withheld.SetResult) : ApiReply.Silence(withheld.SetResult));

        Task<PlatformException> failing = FailAsync(1);
        await withheld.Task.WaitAsync(Cancel);
        Time.Advance(TimeSpan.FromMinutes(3));
        PlatformException error = await failing;

        Assert.Equal(PlatformFault.Unreachable, error.Fault);
        Assert.Contains("180 seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetReleaseAsync_HugeAnswer_IsBadAnswerAndNotAskedForAgain()
    {
        Server.On(Path, ApiReply.Announced(500_000_000));

        PlatformException error = await FailAsync(1);

        Assert.Equal(PlatformFault.BadAnswer, error.Fault);
        Assert.Single(Server.Asked, path => path == Path);
    }

    [Fact]
    public async Task GetReleaseAsync_RedirectedElsewhere_DoesNotTakeTheTokenAlong()
    {
        await using var elsewhere = new ApiServer();
        elsewhere.On("/elsewhere", Good);
        Server.On(Path, ApiReply.Json("", 302, $"Location: {elsewhere.Address}elsewhere"));

        List<PlatformTrack> tracks = await ReleaseAsync(1);

        Assert.Single(tracks);
        Assert.DoesNotContain(Token, Assert.Single(elsewhere.Requests).Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task GetReleaseAsync_NobodyListens_IsUnreachable()
    {
        Uri address;
        await using (var gone = new ApiServer())
            address = gone.Address;
        Configure = options => (options.BaseAddress, options.UserName, options.PersonalToken, options.MaxRetries) = (address, null, null, 1);

        PlatformException error = await FailAsync(1);

        Assert.Equal(PlatformFault.Unreachable, error.Fault);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetReleaseAsync_Cancelled_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var withheld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.On(Path, ApiReply.Silence(withheld.SetResult));

        Task<List<PlatformTrack>> reading = Client.GetReleaseAsync(1, cancel.Token).ToListAsync(Cancel).AsTask();
        await withheld.Task.WaitAsync(Cancel);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task GetReleaseAsync_Secrets_AreSentButNeitherLoggedNorThrown()
    {
        Server.On(Path, ApiReply.Json($$"""{"message": "Bad token {{Token}}."}""", 401));
        Server.On("/releases/2", ApiReply.Json("", 503));

        PlatformException refused = await FailAsync(1);
        PlatformException failed = await FailAsync(2);

        Assert.All(Server.Requests, request => Assert.Equal($"Discogs token={Token}", request.Header("Authorization")));
        Assert.All(Server.Requests, request => Assert.Equal("TrackStoreTests/1.0 +https://example.com", request.Header("User-Agent")));
        Assert.Contains("Bad token ***.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, $"{refused}{failed}", StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(Logs.Logger.Entries);
        Assert.All(Logs.Logger.Entries, entry => Assert.DoesNotContain(Token, $"{entry.Message}{entry.Error}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task GetReleaseAsync_KeyAndSecret_AreSentButNotLogged()
    {
        Configure = options => (options.PersonalToken, options.ConsumerKey, options.ConsumerSecret) = (null, "theKey", "theSecret");
        Server.On(Path, Good);

        await ReleaseAsync(1);

        Assert.Equal("Discogs key=theKey, secret=theSecret", Server.Requests.Last().Header("Authorization"));
        Assert.All(Logs.Logger.Entries, entry => Assert.DoesNotContain("theSecret", $"{entry.Message}{entry.Error}", StringComparison.OrdinalIgnoreCase));
    }
}
