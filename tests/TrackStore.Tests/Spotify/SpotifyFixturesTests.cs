using System.Text.Json;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Spotify;

/// <summary>Compares the tracks read from recorded Spotify responses with the recorded values.</summary>
public sealed class SpotifyFixturesTests : SpotifyTest
{
    // Every file that holds tracks, and where they stand in it.
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["GetTrackRequest.json"] = "track",
        ["GetTrackRequestLocal.json"] = "track",
        ["GetSeveralTracksRequest.json"] = "tracks",
        ["GetArtistsTopTracksRequest.json"] = "tracks",
        ["GetUsersSavedTracksRequest.json"] = "saved",
        ["GetPlaylistsItemsRequest.json"] = "playlist",
        ["GetPlaylistsItemsRequest_Episode.json"] = "playlist",
        ["GetAlbumRequest.json"] = "album",
        ["GetSeveralAlbumsRequest.json"] = "albums",
        ["GetAlbumsTracksRequest.json"] = "album tracks",
        ["SearchTracksRequest.json"] = "search",
        ["SearchItemRequest.json"] = "search",
    };

    public static TheoryData<string> Files => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryTrackOfAFile_Read_LosesNothing(string file)
    {
        JsonElement root = Read(file);
        (JsonElement Track, JsonElement? Album)[] expected = [.. TracksOf(root, Shapes[file])];

        List<PlatformTrack> actual = await ServeAsync(root, Shapes[file], [.. expected.Select(e => Text(e.Track, "id")!)]);

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

    private async Task<List<PlatformTrack>> ServeAsync(JsonElement root, string shape, string[] ids)
    {
        Server.On("/api/token", ApiReply.Json(Read("ClientCredentials.json").GetRawText()));
        ISpotifyClient client = NewClient(o => o.UserToken = _ => ValueTask.FromResult<string?>("a-user-token"));
        string json = root.GetRawText();
        const string End = """{ "items": [], "next": null }""";
        switch (shape)
        {
            case "track":
                Server.On($"/v1/tracks/{ids[0]}", ApiReply.Json(json));
                return await ReadAsync(client.GetTracksAsync(ids, Cancel));
            case "tracks":
                Server.On("/v1/tracks", ApiReply.Json(json));
                Server.On($"/v1/tracks/{ids[0]}", ApiReply.Json(root.GetProperty("tracks")[0].GetRawText()));
                return await ReadAsync(client.GetTracksAsync(ids, Cancel));
            case "saved":
                Server.On("/v1/me/tracks", ApiReply.Json(json), ApiReply.Json(End));
                return await ReadAsync(client.GetLibraryAsync(cancellationToken: Cancel));
            case "playlist":
                Server.On($"/v1/playlists/{Id("p")}/items", ApiReply.Json(json), ApiReply.Json(End));
                return await ReadAsync(client.GetPlaylistAsync(Id("p"), cancellationToken: Cancel));
            case "album tracks":
                Server.On($"/v1/albums/{Id("album")}", ApiReply.Json($$"""{ "id": "{{Id("album")}}", "name": "An album", "tracks": {{json}} }"""));
                Server.On($"/v1/albums/{Id("album")}/tracks", ApiReply.Json(End));
                return await ReadAsync(client.GetAlbumAsync(Id("album"), Cancel));
            case "search":
                Server.On("/v1/search", ApiReply.Json(json), ApiReply.Json($$"""{ "tracks": {{End}} }"""));
                return await ReadAsync(client.SearchAsync(new PlatformQuery { Text = "Muse" }, Cancel));
            default:
                List<PlatformTrack> tracks = [];
                foreach (JsonElement album in AlbumsOf(root))
                {
                    Server.On($"/v1/albums/{Text(album, "id")}", ApiReply.Json(album.GetRawText()));
                    tracks.AddRange(await ReadAsync(client.GetAlbumAsync(Text(album, "id")!, Cancel)));
                }

                return tracks;
        }
    }

    private static JsonElement[] AlbumsOf(JsonElement root)
        => root.TryGetProperty("albums", out JsonElement albums) ? [.. albums.EnumerateArray()] : [root];

    private static IEnumerable<(JsonElement Track, JsonElement? Album)> TracksOf(JsonElement root, string shape) => shape switch
    {
        "track" => [(root, null)],
        "tracks" => root.GetProperty("tracks").EnumerateArray().Select(track => (track, (JsonElement?)null)),
        "search" => root.GetProperty("tracks").GetProperty("items").EnumerateArray().Select(track => (track, (JsonElement?)null)),
        "album tracks" => root.GetProperty("items").EnumerateArray().Select(track => (track, (JsonElement?)null)),
        "album" or "albums" => AlbumsOf(root).SelectMany(album => album.GetProperty("tracks").GetProperty("items").EnumerateArray().Select(track => (track, (JsonElement?)album))),
        _ => root.GetProperty("items").EnumerateArray()
            .Where(entry => entry.TryGetProperty("track", out JsonElement track) && Text(track, "type") == "track")
            .Select(entry => (entry.GetProperty("track"), (JsonElement?)null)),
    };

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

    private static string? Text(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.Require("fixtures", "spotify", file)));
        return document.RootElement.Clone();
    }
}
