using System.Text.Json;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Spotify;

/// <summary>The recorded answers of Spotify that hold tracks.</summary>
internal static class SpotifyRecordings
{
    /// <summary>Every file that holds tracks, and where they stand in it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Shapes = new Dictionary<string, string>(StringComparer.Ordinal)
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

    private static readonly string Playlist = "p".PadRight(22, '0');

    private static readonly string Album = "album".PadRight(22, '0');

    /// <summary>Serves a file and reads its tracks.</summary>
    public static async Task<List<PlatformTrack>> ServeAsync(ApiServer server, ISpotifyClient client, string file, CancellationToken cancellationToken)
    {
        server.On("/api/token", ApiReply.Json(Read("ClientCredentials.json").GetRawText()));
        JsonElement root = Read(file);
        string[] ids = [.. TracksOf(root, Shapes[file]).Select(track => Text(track.Track, "id")!)];
        string json = root.GetRawText();
        const string End = """{ "items": [], "next": null }""";
        switch (Shapes[file])
        {
            case "track":
                server.On($"/v1/tracks/{ids[0]}", ApiReply.Json(json));
                return await client.GetTracksAsync(ids, cancellationToken).ToListAsync(cancellationToken);
            case "tracks":
                server.On("/v1/tracks", ApiReply.Json(json));
                server.On($"/v1/tracks/{ids[0]}", ApiReply.Json(root.GetProperty("tracks")[0].GetRawText()));
                return await client.GetTracksAsync(ids, cancellationToken).ToListAsync(cancellationToken);
            case "saved":
                server.On("/v1/me/tracks", ApiReply.Json(json), ApiReply.Json(End));
                return await client.GetLibraryAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            case "playlist":
                server.On($"/v1/playlists/{Playlist}/items", ApiReply.Json(json), ApiReply.Json(End));
                return await client.GetPlaylistAsync(Playlist, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            case "album tracks":
                server.On($"/v1/albums/{Album}", ApiReply.Json($$"""{ "id": "{{Album}}", "name": "An album", "tracks": {{json}} }"""));
                server.On($"/v1/albums/{Album}/tracks", ApiReply.Json(End));
                return await client.GetAlbumAsync(Album, cancellationToken).ToListAsync(cancellationToken);
            case "search":
                server.On("/v1/search", ApiReply.Json(json), ApiReply.Json($$"""{ "tracks": {{End}} }"""));
                return await client.SearchAsync(new PlatformQuery { Text = "Muse" }, cancellationToken).ToListAsync(cancellationToken);
            default:
                List<PlatformTrack> tracks = [];
                foreach (JsonElement album in AlbumsOf(root))
                {
                    server.On($"/v1/albums/{Text(album, "id")}", ApiReply.Json(album.GetRawText()));
                    tracks.AddRange(await client.GetAlbumAsync(Text(album, "id")!, cancellationToken).ToListAsync(cancellationToken));
                }

                return tracks;
        }
    }

    public static IEnumerable<(JsonElement Track, JsonElement? Album)> TracksOf(JsonElement root, string shape) => shape switch
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

    public static string? Text(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static JsonElement Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.Require("fixtures", "spotify", file)));
        return document.RootElement.Clone();
    }

    private static JsonElement[] AlbumsOf(JsonElement root)
        => root.TryGetProperty("albums", out JsonElement albums) ? [.. albums.EnumerateArray()] : [root];
}
