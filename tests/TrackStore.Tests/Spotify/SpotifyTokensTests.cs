using System.Text;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Spotify;

public sealed class SpotifyTokensTests : SpotifyTest
{
    private static readonly string Track = Id("a");

    [Fact]
    public async Task GetTracksAsync_AppCredentials_AreSentAsSpotifyAsksAndTheTokenIsKept()
    {
        Server.On($"/v1/tracks/{Track}", ApiReply.Json(TrackJson("a")));
        ISpotifyClient client = NewClient();

        await ReadAsync(client.GetTracksAsync([Track], Cancel));
        Time.Advance(TimeSpan.FromMinutes(58));
        await ReadAsync(client.GetTracksAsync([Track], Cancel));

        HostileExchange request = Assert.Single(Server.RequestsFor("/api/token"));
        Assert.StartsWith("POST ", request.Head, StringComparison.Ordinal);
        Assert.Equal("grant_type=client_credentials", request.Body);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{Secret}")), request.Header("Authorization"));
    }

    [Fact]
    public async Task GetTracksAsync_TokenAboutToExpire_IsRenewedBefore()
    {
        Server.On($"/v1/tracks/{Track}", ApiReply.Json(TrackJson("a")));
        ISpotifyClient client = NewClient();

        await ReadAsync(client.GetTracksAsync([Track], Cancel));
        Time.Advance(TimeSpan.FromMinutes(59.5));
        await ReadAsync(client.GetTracksAsync([Track], Cancel));

        Assert.Equal(2, Server.RequestsFor("/api/token").Length);
    }

    [Fact]
    public async Task GetTracksAsync_ManyCallersAtOnce_ShareOneRenewal()
    {
        Server.On($"/v1/tracks/{Track}", ApiReply.Json(TrackJson("a")));
        ISpotifyClient client = NewClient();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync(client.GetTracksAsync([Track], Cancel))));

        Assert.Single(Server.RequestsFor("/api/token"));
        Assert.Equal(20, Server.RequestsFor($"/v1/tracks/{Track}").Length);
    }

    [Fact]
    public async Task GetTracksAsync_TokenRefused_IsRenewedOnce()
    {
        Server.On("/api/token", ApiReply.Json("""{ "access_token": "old", "expires_in": 3600 }"""), ApiReply.Json("""{ "access_token": "new", "expires_in": 3600 }"""));
        Server.On($"/v1/tracks/{Track}", request => request.Header("Authorization") == "Bearer new" ? ApiReply.Json(TrackJson("a")) : ApiReply.Json("{}", 401));

        Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Track], Cancel)));

        Assert.Equal(2, Server.RequestsFor("/api/token").Length);
    }

    [Fact]
    public async Task GetTracksAsync_TokenRefusedForGood_SaysSo()
    {
        Server.On($"/v1/tracks/{Track}", ApiReply.Json("""{ "error": { "status": 401, "message": "The access token expired" } }""", 401));

        PlatformException failure = await FailureAsync(NewClient().GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
        Assert.Contains("The access token expired", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetLibraryAsync_UsersTokenRefused_AsksTheHostOnceMore()
    {
        Server.On("/v1/me/tracks", request => request.Header("Authorization") == "Bearer user-2" ? ApiReply.Json("""{ "items": [] }""") : ApiReply.Json("{}", 401));
        int asked = 0;
        ISpotifyClient client = NewClient(o => o.UserToken = _ => ValueTask.FromResult<string?>($"user-{++asked}"));

        Assert.Empty(await ReadAsync(client.GetLibraryAsync(cancellationToken: Cancel)));

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task GetLibraryAsync_HostCannotGiveTheToken_IsUnauthorised()
    {
        ISpotifyClient client = NewClient(o => o.UserToken = _ => throw new InvalidOperationException("no store"));

        PlatformException failure = await FailureAsync(client.GetLibraryAsync(cancellationToken: Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public async Task GetLibraryAsync_TokenWithALineEnd_SaysWhatIsWrongWithIt()
    {
        ISpotifyClient client = NewClient(o => o.UserToken = _ => ValueTask.FromResult<string?>("a-user-token\r\nX-Header: more"));

        PlatformException failure = await FailureAsync(client.GetLibraryAsync(cancellationToken: Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
        Assert.DoesNotContain("a-user-token", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task GetTracksAsync_OneOfManyCallersCancelled_LeavesTheRenewalToTheOthers()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var leftFirst = new ManualResetEventSlim();
        Server.On("/api/token", _ =>
        {
            leaving.Cancel();
            leftFirst.Wait(Cancel);
            return ApiReply.Json($$"""{ "access_token": "{{AppToken}}", "expires_in": 3600 }""");
        });
        Server.On($"/v1/tracks/{Track}", ApiReply.Json(TrackJson("a")));
        ISpotifyClient client = NewClient();

        Task<List<PlatformTrack>> leaver = client.GetTracksAsync([Track], leaving.Token).ToListAsync(leaving.Token).AsTask();
        Task<List<PlatformTrack>> stayer = ReadAsync(client.GetTracksAsync([Track], Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        leftFirst.Set();

        Assert.Single(await stayer);
        Assert.Single(Server.RequestsFor("/api/token"));
    }

    [Fact]
    public async Task GetTracksAsync_WrongSecret_SaysWhereToLook()
    {
        Server.On("/api/token", ApiReply.Json("""{ "error": "invalid_client", "error_description": "Invalid client" }""", 400));

        PlatformException failure = await FailureAsync(NewClient().GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
        Assert.Contains("(Invalid client)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ClientSecret", failure.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task GetTracksAsync_NoCredentials_SaysWhichToSet()
    {
        PlatformException failure = await FailureAsync(NewClient(o => o.ClientId = o.ClientSecret = null).GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
        Assert.Contains("ClientId", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("<html>Please sign in</html>")]
    [InlineData("{ \"access_token\": 5, \"expires_in\": 3600 }")]
    [InlineData("{ \"expires_in\": 3600 }")]
    [InlineData("null")]
    public async Task GetTracksAsync_NoTokenInTheAnswer_IsABadAnswer(string answer)
    {
        Server.On("/api/token", ApiReply.Json(answer));

        PlatformException failure = await FailureAsync(NewClient().GetTracksAsync([Track], Cancel));

        Assert.Equal(PlatformFault.BadAnswer, failure.Fault);
    }

    [Fact]
    public async Task Secrets_WhateverGoesWrong_AreInNoLogAndNoException()
    {
        string basic = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{Secret}"));
        Server.On("/api/token", ApiReply.Json($$"""{ "access_token": "{{AppToken}}", "expires_in": 3600 }"""), ApiReply.Json($$"""{ "error": "invalid_client", "error_description": "{{Secret}} {{basic}}" }""", 400));
        Server.On(
            $"/v1/tracks/{Track}",
            ApiReply.Json("", 503),
            ApiReply.Json($$"""{ "error": { "message": "no such token: {{AppToken}}" } }""", 401));
        ISpotifyClient client = NewClient();

        PlatformException refusedCredentials = await FailureAsync(client.GetTracksAsync([Track], Cancel));
        Server.On("/api/token", ApiReply.Json($$"""{ "access_token": "{{AppToken}}", "expires_in": 3600 }"""));
        Server.On("/v1/search", ApiReply.Json($$"""{ "error": { "message": "not for {{AppToken}}" } }""", 403));
        PlatformException refusedSearch = await FailureAsync(client.SearchAsync(new PlatformQuery { Text = "x" }, Cancel));
        PlatformException refusedToken = await FailureAsync(client.GetTracksAsync([Track], Cancel));

        string[] said = [.. Loggers.Logger.Entries.Select(entry => entry.Message + entry.Error), refusedCredentials.ToString(), refusedToken.ToString(), refusedSearch.ToString()];
        Assert.Contains("***", refusedCredentials.Message, StringComparison.Ordinal);
        Assert.Contains("***", refusedToken.Message, StringComparison.Ordinal);
        Assert.Contains("***", refusedSearch.Message, StringComparison.Ordinal);
        Assert.Contains(said, text => text.Contains("/v1/tracks/", StringComparison.Ordinal));
        Assert.DoesNotContain(said, text => text.Contains("q=x", StringComparison.Ordinal));
        Assert.All((string[])[Secret, AppToken, basic], secret => Assert.DoesNotContain(said, text => text.Contains(secret, StringComparison.Ordinal)));
    }
}
