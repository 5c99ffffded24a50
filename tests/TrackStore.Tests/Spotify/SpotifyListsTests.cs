using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Spotify;

public sealed class SpotifyListsTests : SpotifyTest
{
    private const string Album = "0000000000000000000alb";

    [Theory]
    [InlineData(Album)]
    [InlineData("spotify:album:" + Album)]
    [InlineData("https://open.spotify.com/intl-sv/album/" + Album + "?si=1")]
    public async Task GetAlbumAsync_TwoPages_GivesEachTrackTheAlbum(string album)
    {
        Server.On($"/v1/albums/{Album}", ApiReply.Json(Sample("album.json")));
        Server.On($"/v1/albums/{Album}/tracks", ApiReply.Json($$"""
            { "items": [{ "id": "{{Id("t2")}}", "name": "Second", "artists": [{ "name": "A guest" }], "duration_ms": 1 }], "next": null }
            """));

        List<PlatformTrack> tracks = await ReadAsync(NewClient().GetAlbumAsync(album, Cancel));

        Assert.Equal(["First", "Second"], tracks.Select(track => track.Title));
        Assert.Equal(["The Examples", "The Examples"], tracks.Select(track => track.AlbumArtist));
        Assert.All(tracks, track =>
        {
            Assert.Equal("Songs to Measure By", track.Album);
            Assert.Equal("1983", track.Year);
            Assert.Equal("Example Records", track.Label);
            Assert.Equal("0000000000001", track.MoreFields["upc"]);
            Assert.Equal(["https://i.scdn.example/64", "https://i.scdn.example/640"], track.Artwork.Select(picture => picture.Url));
        });
        Assert.Equal("1", Assert.Single(Server.RequestsFor($"/v1/albums/{Album}/tracks")).Query["offset"]);
    }

    [Fact]
    public async Task GetAlbumAsync_Unknown_IsNotFound()
    {
        PlatformException failure = await FailureAsync(NewClient().GetAlbumAsync(Album, Cancel));

        Assert.Equal(PlatformFault.NotFound, failure.Fault);
    }

    [Theory]
    [InlineData("item")]
    [InlineData("track")]
    public async Task GetPlaylistAsync_OddEntries_KeepsTracksOnly(string member)
    {
        Server.On($"/v1/playlists/{Id("p")}/items", ApiReply.Json(Sample("playlist.json").Replace("MEMBER", member, StringComparison.Ordinal)));

        List<PlatformTrack> tracks = await ReadAsync(NewClient().GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        Assert.Equal(["Kept", "Not in this market"], tracks.Select(track => track.Title));
        Assert.Equal(["1", "9"], tracks.Select(track => track.ResumeToken));
        Assert.Equal(TimeSpan.FromSeconds(2), tracks[1].Duration);
        Assert.Equal([6, 0], tracks.Select(track => track.SkippedItems));
        Assert.Contains(Loggers.Logger.Entries, entry => entry.Id.Id == 7002);
    }

    [Fact]
    public async Task GetPlaylistAsync_ItemsLeftOutAtTheEnd_AreCountedByTheLastTrack()
    {
        string[] pages =
        [
            $$"""{ "items": [{ "track": null }, {{Entry("a")}}, {{Entry("b")}}], "next": "more" }""",
            """{ "items": [{ "is_local": true, "track": {} }, { "track": null }], "next": "more" }""",
            """{ "items": [{ "is_local": true, "track": {} }], "next": null }""",
        ];
        int page = 0;
        Server.On($"/v1/playlists/{Id("p")}/items", _ => ApiReply.Json(pages[page++]));

        List<PlatformTrack> tracks = await ReadAsync(NewClient(o => o.PageSize = 3).GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        Assert.Equal([1, 3], tracks.Select(track => track.SkippedItems));

        string Entry(string id) => $$"""{ "track": { "id": "{{Id(id)}}", "name": "Title {{id}}", "artists": [{ "name": "A" }] } }""";
    }

    [Fact]
    public async Task GetPlaylistAsync_SecondPageFails_GivesTheTracksOfTheFirst()
    {
        int page = 0;
        Server.On(
            $"/v1/playlists/{Id("p")}/items",
            _ => page++ == 0
                ? ApiReply.Json($$"""{ "items": [{ "track": { "id": "{{Id("a")}}", "name": "T", "artists": [{ "name": "A" }] } }], "next": "more" }""")
                : ApiReply.Json("[]"));
        var read = new List<PlatformTrack>();

        await Assert.ThrowsAsync<PlatformException>(async () =>
        {
            await foreach (PlatformTrack track in NewClient().GetPlaylistAsync(Id("p"), cancellationToken: Cancel))
                read.Add(track);
        });

        Assert.Equal("T", Assert.Single(read).Title);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task GetPlaylistAsync_ItemsRefused_ReadsTheOlderAddress(int refusal)
    {
        Server.On($"/v1/playlists/{Id("p")}/items", ApiReply.Json("{}", refusal));
        Server.On($"/v1/playlists/{Id("p")}/tracks", ApiReply.Json($$"""{ "items": {{Entries("track", TrackJson("a"), TrackJson("b"))}}, "next": null }"""));
        ISpotifyClient client = NewClient();

        List<PlatformTrack> tracks = await ReadAsync(client.GetPlaylistAsync(Id("p"), cancellationToken: Cancel));
        await ReadAsync(client.GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        Assert.Equal([Id("a"), Id("b")], tracks.Select(track => track.Id));
        Assert.Single(Server.RequestsFor($"/v1/playlists/{Id("p")}/items"));
    }

    [Fact]
    public async Task GetPlaylistAsync_BothRefused_SaysWhatDevelopmentModeAllows()
    {
        Server.On($"/v1/playlists/{Id("p")}/items", ApiReply.Json("""{ "error": { "status": 403, "message": "Forbidden." } }""", 403));

        PlatformException failure = await FailureAsync(NewClient().GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
        Assert.Contains("(Forbidden)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("development mode", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetPlaylistAsync_NoId_Throws()
        => Assert.Throws<ArgumentException>(() => NewClient().GetPlaylistAsync("spotify:album:" + Album, cancellationToken: Cancel));

    [Fact]
    public async Task GetLibraryAsync_Pages_AsksWithTheUsersTokenAndCanBeResumedBehindAnyTrack()
    {
        string[] saved = [.. Enumerable.Range(0, 5).Select(i => "s" + i)];
        Server.On("/v1/me/tracks", request =>
        {
            int offset = request.Number("offset");
            string[] page = [.. saved.Skip(offset).Take(2)];
            string next = offset + 2 < saved.Length ? $"\"https://elsewhere.example/v1/me/tracks?limit=2&offset={offset + 2}\"" : "null";
            return ApiReply.Json($$"""{ "items": {{Entries("track", [.. page.Select(id => TrackJson(id))])}}, "next": {{next}} }""");
        });
        ISpotifyClient client = NewClient(options =>
        {
            options.PageSize = 2;
            options.UserToken = _ => ValueTask.FromResult<string?>("a-user-token");
        });

        List<PlatformTrack> all = await ReadAsync(client.GetLibraryAsync(cancellationToken: Cancel));
        List<PlatformTrack> rest = await ReadAsync(client.GetLibraryAsync(all[2].ResumeToken, Cancel));

        Assert.Equal(saved.Select(Id), all.Select(track => track.Id));
        Assert.Equal(saved.Skip(3).Select(Id), rest.Select(track => track.Id));
        Assert.All(Server.RequestsFor("/v1/me/tracks"), request => Assert.Equal("Bearer a-user-token", request.Header("Authorization")));
        Assert.Empty(Server.RequestsFor("/api/token"));
    }

    [Fact]
    public async Task GetLibraryAsync_AppAlone_SaysThatAUserHasToSignIn()
    {
        PlatformException failure = await FailureAsync(NewClient().GetLibraryAsync(cancellationToken: Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
        Assert.Contains("UserToken", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }
}
