using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Spotify;

public sealed class SpotifyTracksTests : SpotifyTest
{
    [Fact]
    public async Task GetTracksAsync_OneTrack_MapsAllThatSpotifySays()
    {
        const string Track = "0000000000000000000trk";
        Server.On($"/v1/tracks/{Track}", ApiReply.Json(Sample("track.json")));

        PlatformTrack track = Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Track], Cancel)));

        Assert.Equal("spotify", track.Platform);
        Assert.Equal(Track, track.Id);
        Assert.Equal($"https://open.spotify.com/track/{Track}", track.Uri);
        Assert.Equal("Mr. Sample", track.Title);
        Assert.Equal("The Examples, Señor Guest", track.Artist);
        Assert.Equal("Songs to Measure By", track.Album);
        Assert.Equal("The Examples", track.AlbumArtist);
        Assert.Equal("1997-05-20", track.Year);
        Assert.Equal(TimeSpan.FromMilliseconds(222200), track.Duration);
        Assert.Equal("XXA019700001", track.Isrc);
        Assert.Null(track.Label);
        Assert.Null(track.Genres);
        Assert.Equal(
            [("https://i.scdn.example/640", 629, 640), ("https://i.scdn.example/300", 295, 300), ("https://i.scdn.example/unknown", null, null)],
            track.Artwork.Select(picture => (picture.Url, picture.Width, picture.Height)));
        Assert.Equal("false", track.MoreFields["explicit"]);
        Assert.Equal((1, 2), (track.DiscNumber, track.TrackNumber));
        Assert.Equal($"spotify:track:{Track}", track.MoreFields["uri"]);
        Assert.DoesNotContain("popularity", track.MoreFields.Keys);
        AssertKept(Sample("track.json"), track.Json);
    }

    [Fact]
    public async Task GetTracksAsync_BatchAllowed_AsksOnceAndLeavesUnknownOut()
    {
        Server.On("/v1/tracks", ApiReply.Json($$"""{ "tracks": [{{TrackJson("a")}}, null, {{TrackJson("c")}}] }"""));

        List<PlatformTrack> tracks = await ReadAsync(NewClient(o => o.Market = "se").GetTracksAsync([Id("a"), Id("b"), Id("c"), "no id", "spotify:track:" + Id("a")], Cancel));

        Assert.Equal([Id("a"), Id("c")], tracks.Select(track => track.Id));
        Assert.Equal(["spotify:track:" + Id("a")], tracks[0].RequestedIds);
        Assert.Empty(tracks[1].RequestedIds);
        HostileExchange request = Assert.Single(Server.RequestsFor("/v1/tracks"));
        Assert.Equal(string.Join(',', Id("a"), Id("b"), Id("c")), request.Query["ids"]);
        Assert.Equal("SE", request.Query["market"]);
        Assert.Equal($"Bearer {AppToken}", request.Header("Authorization"));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task GetTracksAsync_BatchRefused_AsksForEachAndRemembersForAnHour(int refusal)
    {
        Server.On("/v1/tracks", ApiReply.Json("""{ "error": { "status": 403, "message": "Forbidden" } }""", refusal));
        foreach (string id in (string[])["a", "b"])
            Server.On($"/v1/tracks/{Id(id)}", ApiReply.Json(TrackJson(id)));
        ISpotifyClient client = NewClient();

        List<PlatformTrack> first = await ReadAsync(client.GetTracksAsync([Id("a"), Id("gone"), Id("b")], Cancel));
        await ReadAsync(client.GetTracksAsync([Id("a"), Id("b")], Cancel));
        int asked = Server.RequestsFor("/v1/tracks").Length;
        Time.Advance(TimeSpan.FromMinutes(61));
        await ReadAsync(client.GetTracksAsync([Id("a"), Id("b")], Cancel));

        Assert.Equal([Id("a"), Id("b")], first.Select(track => track.Id));
        Assert.Equal(1, asked);
        Assert.Equal(2, Server.RequestsFor("/v1/tracks").Length);
    }

    [Fact]
    public async Task GetTracksAsync_TrackReplacedForTheMarket_KeepsItsOwnId()
    {
        Server.On($"/v1/tracks/{Id("asked")}", ApiReply.Json(TrackJson("other")));

        PlatformTrack track = Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Id("asked")], Cancel)));

        Assert.Equal(Id("asked"), track.Id);
        Assert.Equal($"https://open.spotify.com/track/{Id("asked")}", track.Uri);
    }

    [Fact]
    public async Task GetTracksAsync_NamesBeyondTheLimits_AreCutOrLeftOutWhole()
    {
        string artists = string.Join(",", Enumerable.Range(0, 60).Select(i => $$"""{ "name": "Artist number {{i:D2}}" }"""));
        string json = $$"""{ "id": "{{Id("a")}}", "name": "{{new string('x', 600)}}", "artists": [{{artists}}], "album": { "name": "  ", "release_date": "0000" } }""";
        Server.On($"/v1/tracks/{Id("a")}", ApiReply.Json(json));

        PlatformTrack track = Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Id("a")], Cancel)));

        Assert.Equal(new string('x', 499) + "…", track.Title);
        Assert.InRange(track.Artist.Length, 480, 500);
        Assert.Matches(@"Artist number \d\d$", track.Artist);
        Assert.Null(track.Album);
        Assert.Null(track.Year);
        Assert.Null(track.Duration);
        Assert.Empty(track.Artwork);
    }

    [Fact]
    public async Task GetTracksAsync_OddOptionalValues_AreLeftOutWithANote()
    {
        string json = $$"""
            { "id": "{{Id("a")}}", "name": "T", "artists": [{ "name": "A" }], "duration_ms": -5, "external_ids": { "isrc": "{{new string('x', 300)}}" },
              "external_urls": { "spotify": "https://{{new string('x', 2000)}}" }, "album": { "name": "B", "images": [{ "url": "ftp://x/y" }] } }
            """;
        Server.On($"/v1/tracks/{Id("a")}", ApiReply.Json(json));

        PlatformTrack track = Assert.Single(await ReadAsync(NewClient().GetTracksAsync([Id("a")], Cancel)));

        Assert.Equal(["Artwork", "Duration", "Isrc", "Uri"], track.Omitted.Select(value => value.Field).Order());
        Assert.Equal($"https://open.spotify.com/track/{Id("a")}", track.Uri);
    }

    [Fact]
    public async Task SearchAsync_MoreThanOnePage_GoesOnByTenUntilTheLimit()
    {
        Server.On("/v1/search", request => ApiReply.Json(SearchPage(request.Number("offset"), request.Number("limit"), total: 100)));

        List<PlatformTrack> tracks = await ReadAsync(NewClient().SearchAsync(new PlatformQuery { Text = "a & b", Title = "say \"hi\"", Artist = "me", Limit = 25 }, Cancel));

        Assert.Equal(25, tracks.Count);
        Assert.Equal(25, tracks.Select(track => track.Id).Distinct().Count());
        HostileExchange[] requests = Server.RequestsFor("/v1/search");
        Assert.Equal([("10", "0"), ("10", "10"), ("5", "20")], requests.Select(request => (request.Query["limit"], request.Query["offset"])));
        Assert.All(requests, request => Assert.Equal("a & b track:\"say  hi\" artist:\"me\"", request.Query["q"]));
    }

    [Fact]
    public async Task SearchAsync_LastPage_EndsThere()
    {
        Server.On("/v1/search", request => ApiReply.Json(SearchPage(request.Number("offset"), request.Number("limit"), total: 12)));

        List<PlatformTrack> tracks = await ReadAsync(NewClient().SearchAsync(new PlatformQuery { Text = "x", Limit = 50 }, Cancel));

        Assert.Equal(12, tracks.Count);
        Assert.Equal(2, Server.RequestsFor("/v1/search").Length);
    }

    [Fact]
    public async Task SearchAsync_NothingFits_IsEmpty()
    {
        Server.On("/v1/search", ApiReply.Json("""{ "tracks": { "items": [], "next": null, "total": 0 } }"""));

        Assert.Empty(await ReadAsync(NewClient().SearchAsync(new PlatformQuery { Text = "x" }, Cancel)));
    }

    [Fact]
    public void SearchAsync_NothingToSearchFor_Throws()
    {
        ISpotifyClient client = NewClient();

        Assert.Throws<ArgumentException>(() => client.SearchAsync(new PlatformQuery { Text = " " }, Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.SearchAsync(new PlatformQuery { Text = "x", Limit = 0 }, Cancel));
    }

    [Fact]
    public async Task GetPlaylistAsync_AnyMemberMissing_StillGivesTheTrack()
    {
        (string Path, string Json)[] variants = [.. JsonDamage.Missing(Sample("track.json"))];
        Server.On($"/v1/playlists/{Id("p")}/items", $$"""{ "items": {{Entries("item", [.. variants.Select(variant => variant.Json)])}}, "next": null }""");

        List<PlatformTrack> tracks = await ReadAsync(NewClient().GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        // Without these there is nothing to call it by.
        string[] needed = [.. variants.Select(variant => variant.Path).Where(path => path is "id" or "name" or "artists")];
        Assert.Equal(6, needed.Length);
        Assert.Equal(variants.Length - needed.Length, tracks.Count);
        Assert.All(tracks, track => Assert.Equal("Mr. Sample", track.Title));
    }

    [Fact]
    public async Task GetPlaylistAsync_AnyMemberMistyped_SpoilsNoOtherTrack()
    {
        string[] variants = [.. JsonDamage.Mistyped(Sample("track.json")).Select(variant => variant.Json)];
        Server.On($"/v1/playlists/{Id("p")}/items", $$"""{ "items": {{Entries("item", [.. variants, TrackJson("good")])}}, "next": null }""");

        List<PlatformTrack> tracks = await ReadAsync(NewClient().GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        Assert.Equal(Id("good"), tracks[^1].Id);
        Assert.True(tracks.Count > variants.Length / 3, $"{tracks.Count} of {variants.Length} could be read.");
    }

    private static string SearchPage(int offset, int limit, int total)
    {
        int end = Math.Min(offset + limit, total);
        string items = string.Join(",", Enumerable.Range(offset, end - offset).Select(i => TrackJson($"s{i}x")));
        string next = end < total ? $"\"https://elsewhere.example/v1/search?offset={end}&limit={limit}\"" : "null";
        return $$"""{ "tracks": { "items": [{{items}}], "next": {{next}}, "offset": {{offset}}, "total": {{total}} } }""";
    }
}
