using System.Text.Json;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using static TrackStore.Tests.Spotify.SpotifyRecordings;

namespace TrackStore.Tests.Spotify;

/// <summary>Compares the tracks read from recorded Spotify responses with the recorded values.</summary>
public sealed class SpotifyFixturesTests : SpotifyTest
{
    public static TheoryData<string> Files => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryTrackOfAFile_Read_LosesNothing(string file)
    {
        JsonElement root = Read(file);
        (JsonElement Track, JsonElement? Album)[] expected = [.. TracksOf(root, Shapes[file])];

        List<PlatformTrack> actual = await ServeAsync(Server, NewClient(WithUser), file, Cancel);

        Assert.Equal(expected.Select(e => Text(e.Track, "id")), actual.Select(track => track.Id));
        Assert.All(expected.Zip(actual), pair => AssertSame(pair.First.Track, pair.First.Album, pair.Second));
    }

    [Fact]
    public async Task EveryAlbumOfAnyFile_OnATrack_LosesNothing()
    {
        JsonElement[] albums = [.. Directory.EnumerateFiles(TestData.Require("fixtures", "spotify"), "*.json").Order(StringComparer.Ordinal).SelectMany(path => AllOf("album", Read(Path.GetFileName(path))))];
        Server.On($"/v1/playlists/{Id("p")}/items", $$"""{ "items": {{Entries("item", [.. albums.Select((album, i) => $$"""{ "id": "{{Id("t" + i)}}", "name": "x", "artists": [{ "name": "y" }], "album": {{album.GetRawText()}} }""")])}}, "next": null }""");

        List<PlatformTrack> tracks = await ReadAsync(NewClient().GetPlaylistAsync(Id("p"), cancellationToken: Cancel));

        Assert.True(albums.Length >= 50, $"There are {albums.Length} albums in the files.");
        Assert.Equal(albums.Length, tracks.Count);
        Assert.All(albums.Zip(tracks), pair =>
        {
            (JsonElement album, PlatformTrack track) = pair;
            Assert.Equal(Text(album, "id"), track.MoreFields["album_id"]);
            Assert.Equal(Text(album, "name"), track.Album);
            Assert.Equal(Text(album, "release_date"), track.Year);
            Assert.Equal(album.TryGetProperty("artists", out JsonElement artists) ? string.Join(", ", artists.EnumerateArray().Select(artist => Text(artist, "name"))) : null, track.AlbumArtist);
            Assert.Equal(Text(album.GetProperty("images").EnumerateArray().MaxBy(image => image.GetProperty("width").GetInt32()), "url"), track.Artwork.MaxBy(picture => picture.Width)?.Url);
        });
    }

    [Fact]
    public void EveryFileWithTracks_IsRead()
    {
        string[] withTracks = [.. Directory.EnumerateFiles(TestData.Require("fixtures", "spotify"), "*.json").Where(HoldsTracks).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

        Assert.Equal(Shapes.Keys.Order(StringComparer.Ordinal), withTracks);

        static bool HoldsTracks(string path) => Contains(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

        static bool Contains(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => Text(element, "type") is "track" or "episode" && element.TryGetProperty("track", out _)
                || Text(element, "type") == "track"
                || element.EnumerateObject().Any(member => Contains(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().Any(Contains),
            _ => false,
        };
    }

    [Fact]
    public async Task AudioFeatures_OfTheFile_BecomeTempoAndKey()
    {
        JsonElement[] features = [.. Read("GetAudioFeaturesForSeveralTracksRequest.json").GetProperty("audio_features").EnumerateArray()];
        string[] ids = [.. features.Select(f => Text(f, "id")!)];
        Server.On("/v1/audio-features", ApiReply.Json(Read("GetAudioFeaturesForSeveralTracksRequest.json").GetRawText()));
        Server.On("/v1/tracks", ApiReply.Json($$"""{ "tracks": [{{string.Join(",", ids.Select(id => TrackJson(id)))}}] }"""));

        List<PlatformTrack> tracks = await ReadAsync(NewClient(o => o.IncludeAudioFeatures = true).GetTracksAsync(ids, Cancel));

        Assert.Equal(features.Select(f => (double?)f.GetProperty("tempo").GetDouble()), tracks.Select(track => track.Bpm));
        Assert.All(tracks, track => Assert.Matches("^[A-G][b#]?m?$", track.MusicalKey));
    }

    [Fact]
    public async Task Genres_OfTheFile_ReachTheTrack()
    {
        JsonElement artist = Read("GetArtistRequest.json");
        string id = Text(artist, "id")!;
        Server.On($"/v1/artists/{id}", ApiReply.Json(artist.GetRawText()));
        Server.On($"/v1/tracks/{Id("a")}", ApiReply.Json($$"""{ "id": "{{Id("a")}}", "name": "x", "artists": [{ "id": "{{id}}", "name": "y" }] }"""));

        PlatformTrack track = Assert.Single(await ReadAsync(NewClient(o => o.IncludeGenres = true).GetTracksAsync([Id("a")], Cancel)));

        Assert.Equal(["indie folk", "indie pop"], track.Genres);
    }

    [Fact]
    public async Task RefusedCredentials_OfTheFile_AreUnauthorised()
    {
        Server.On("/api/token", ApiReply.Json(Read("auth-invalid-client.json").GetRawText(), 400));

        PlatformException failure = await FailureAsync(NewClient().GetTracksAsync([Id("a")], Cancel));

        Assert.Equal(PlatformFault.Unauthorized, failure.Fault);
    }

    private static void WithUser(SpotifyOptions options) => options.UserToken = _ => ValueTask.FromResult<string?>("a-user-token");

    private static void AssertSame(JsonElement expected, JsonElement? listedBy, PlatformTrack actual)
    {
        Assert.Equal(Text(expected, "name"), actual.Title);
        Assert.Equal(string.Join(", ", expected.GetProperty("artists").EnumerateArray().Select(artist => Text(artist, "name"))), actual.Artist);
        Assert.Equal(expected.GetProperty("duration_ms").GetDouble(), actual.Duration!.Value.TotalMilliseconds);
        Assert.Equal(Text(expected.GetProperty("external_urls"), "spotify"), actual.Uri);
        AssertKept(expected.GetRawText(), actual.Json);
        if (expected.TryGetProperty("external_ids", out JsonElement ids))
            Assert.Equal(Text(ids, "isrc"), actual.Isrc);
        if (listedBy is null && !expected.TryGetProperty("album", out _))
            return;

        JsonElement album = listedBy ?? expected.GetProperty("album");
        Assert.Equal(Text(album, "id"), actual.MoreFields["album_id"]);
        Assert.Equal(Text(album, "name"), actual.Album);
        Assert.Equal(Text(album, "release_date"), actual.Year);
        JsonElement largest = album.GetProperty("images").EnumerateArray().MaxBy(image => image.GetProperty("width").GetInt32());
        Assert.Equal(Text(largest, "url"), actual.Artwork.MaxBy(picture => picture.Width)!.Url);
    }

    private static IEnumerable<JsonElement> AllOf(string type, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => (Text(element, "type") == type ? new[] { element } : []).Concat(element.EnumerateObject().SelectMany(member => AllOf(type, member.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => AllOf(type, item)),
        _ => [],
    };

    private static string? Text(JsonElement element, string name) => SpotifyRecordings.Text(element, name);
}
