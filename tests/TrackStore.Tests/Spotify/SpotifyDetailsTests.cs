using TrackStore.Spotify.Mapping;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Spotify;

public sealed class SpotifyDetailsTests : SpotifyTest
{
    [Fact]
    public async Task GetTracksAsync_Genres_AreThoseOfAllArtistsEachAskedForOnce()
    {
        Server.On("/v1/tracks", ApiReply.Json($$"""{ "tracks": [{{TrackJson("a")}}, {{TrackJson("b")}}] }"""));
        Server.On("/v1/artists", ApiReply.Json($$"""
            { "artists": [{ "id": "{{Id("artista")}}", "genres": ["indie folk", "indie pop"] }, { "id": "{{Id("artistb")}}", "genres": [] }] }
            """));

        List<PlatformTrack> tracks = await ReadAsync(NewClient(o => o.IncludeGenres = true).GetTracksAsync([Id("a"), Id("b")], Cancel));

        Assert.Equal(["indie folk", "indie pop"], tracks[0].Genres);
        Assert.Empty(tracks[1].Genres!);
        Assert.Equal($"{Id("artista")},{Id("artistb")}", Assert.Single(Server.RequestsFor("/v1/artists")).Query["ids"]);
    }

    [Fact]
    public async Task GetPlaylistAsync_ManyArtistsRefused_AsksForEachArtistOnceInARun()
    {
        Server.On("/v1/artists", ApiReply.Json("{}", 403));
        foreach (string id in (string[])["a", "b"])
            Server.On($"/v1/artists/{Id("artist" + id)}", ApiReply.Json($$"""{ "id": "{{Id("artist" + id)}}", "genres": ["genre {{id}}"] }"""));
        Server.On($"/v1/playlists/{Id("p")}/items", request => ApiReply.Json(request.Query["offset"] == "0"
            ? $$"""{ "items": {{Entries("item", TrackJson("a"), TrackJson("b"))}}, "next": "x?offset=2" }"""
            : $$"""{ "items": {{Entries("item", TrackJson("b"), TrackJson("a"))}}, "next": null }"""));

        List<PlatformTrack> tracks = await ReadAsync(NewClient(o => o.IncludeGenres = true).GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        Assert.Equal(["genre a", "genre b", "genre b", "genre a"], tracks.Select(track => Assert.Single(track.Genres!)));
        Assert.Single(Server.RequestsFor("/v1/artists"));
        Assert.Single(Server.RequestsFor($"/v1/artists/{Id("artista")}"));
        Assert.Single(Server.RequestsFor($"/v1/artists/{Id("artistb")}"));
    }

    [Fact]
    public async Task GetTracksAsync_ArtistsRefusedAltogether_GivesTracksWithoutGenres()
    {
        Server.On("/v1/tracks", ApiReply.Json($$"""{ "tracks": [{{TrackJson("a")}}, {{TrackJson("b")}}] }"""));
        Server.On("/v1/artists", ApiReply.Json("{}", 403));
        Server.On($"/v1/artists/{Id("artista")}", ApiReply.Json("{}", 403));

        List<PlatformTrack> tracks = await ReadAsync(NewClient(o => o.IncludeGenres = true).GetTracksAsync([Id("a"), Id("b")], Cancel));

        Assert.Equal(2, tracks.Count);
        Assert.All(tracks, track => Assert.Null(track.Genres));
    }

    [Fact]
    public async Task GetTracksAsync_AudioFeatures_BecomeTempoAndKey()
    {
        Server.On("/v1/tracks", ApiReply.Json($$"""{ "tracks": [{{TrackJson("a")}}, {{TrackJson("b")}}] }"""));
        Server.On("/v1/audio-features", ApiReply.Json($$"""
            { "audio_features": [{ "id": "{{Id("a")}}", "tempo": 98.002, "key": 9, "mode": 0, "energy": 0.578 }, null] }
            """));

        List<PlatformTrack> tracks = await ReadAsync(NewClient(o => o.IncludeAudioFeatures = true).GetTracksAsync([Id("a"), Id("b")], Cancel));

        Assert.Equal(98.002, tracks[0].Bpm);
        Assert.Equal("Am", tracks[0].MusicalKey);
        Assert.Equal("0.578", tracks[0].MoreFields["energy"]);
        Assert.Null(tracks[1].Bpm);
        Assert.Null(tracks[1].MusicalKey);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task GetTracksAsync_AudioFeaturesRefused_AreLeftAloneAndLoggedOnce(int refusal)
    {
        Server.On($"/v1/tracks/{Id("a")}", ApiReply.Json(TrackJson("a")));
        Server.On("/v1/audio-features", ApiReply.Json("{}", refusal));
        ISpotifyClient client = NewClient(o => o.IncludeAudioFeatures = true);

        for (int i = 0; i < 3; i++)
            Assert.Null(Assert.Single(await ReadAsync(client.GetTracksAsync([Id("a")], Cancel))).Bpm);

        Assert.Single(Server.RequestsFor("/v1/audio-features"));
        Assert.Single(Loggers.Logger.Entries, entry => entry.Id.Id == 7001);
    }

    [Fact]
    public async Task SearchAsync_ByDefault_AsksForNoDetails()
    {
        Server.On("/v1/search", ApiReply.Json($$"""{ "tracks": { "items": [{{TrackJson("a")}}], "next": null } }"""));

        await ReadAsync(NewClient(o => o.IncludeGenres = o.IncludeAudioFeatures = true).SearchAsync(new PlatformQuery { Text = "x" }, Cancel));

        Assert.Equal(["/api/token", "/v1/search"], Server.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(0, 1, "C")]
    [InlineData(6, 1, "F#")]
    [InlineData(10, 1, "Bb")]
    [InlineData(9, 0, "Am")]
    [InlineData(5, 0, "Fm")]
    [InlineData(-1, 1, null)]
    [InlineData(12, 0, null)]
    [InlineData(3, 2, null)]
    [InlineData(null, 0, null)]
    public void Of_PitchClassAndMode_NamesTheKey(int? pitchClass, int? mode, string? key) => Assert.Equal(key, MusicalKey.FromPitchClass(pitchClass, mode)?.ToString());
}
