using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.StandIn;

/// <summary>
/// Stands in for Spotify's accounts service and Web API: tokens, search, tracks, albums, artists, audio features, saved tracks and playlists, as an app with
/// extended quota meets them.
/// </summary>
internal sealed partial class SpotifyStandIn(SpotifyCatalogue catalogue, Uri server)
{
    public const string ApiPath = "/spotify/v1/";
    public const string AccountsPath = "/spotify/accounts/";
    public const string ClientId = "demo-app";
    public const string ClientSecret = "demo-secret";

    /// <summary>The access token of the user who is signed in.</summary>
    public const string UserToken = "demo-user-token";

    private const string AppToken = "demo-app-token";
    private const int LongestPage = 50;

    private readonly Uri _api = new(server, ApiPath);

    // What stands in users' playlists beside tracks is no track of a library.
    private readonly IReadOnlyList<Func<JsonObject>> _tape =
    [
        () => SpotifyJson.Entry("item", SpotifyJson.Episode("How these tapes were found")),
        () => SpotifyJson.Entry("item", SpotifyJson.LocalFile("Unnamed recording")),
        () => SpotifyJson.Entry("item", null),
        .. Each(catalogue.Tape, song => SpotifyJson.Entry("item", SpotifyJson.Track(song))),
    ];

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (!request.Path.StartsWith(ApiPath, StringComparison.Ordinal))
            return request.Path == AccountsPath + "api/token" ? Token(request) : Refuse(HttpStatusCode.NotFound, "Service not found");
        string? token = request.Headers.GetValueOrDefault("Authorization");
        if (token is not ("Bearer " + AppToken or "Bearer " + UserToken))
            return Refuse(HttpStatusCode.Unauthorized, "Invalid access token");
        if (request.Method != "GET")
            return Refuse(HttpStatusCode.MethodNotAllowed, "Method not allowed");

        return request.Path[ApiPath.Length..].Split('/') switch
        {
            ["search"] => Search(request),
            ["tracks"] => Many(request, "tracks", id => catalogue.Songs.TryGetValue(id, out SpotifySong? song) ? SpotifyJson.Track(song) : null),
            ["tracks", var id] => One(catalogue.Songs.TryGetValue(id, out SpotifySong? song) ? SpotifyJson.Track(song) : null),
            ["artists"] => Many(request, "artists", id => SpotifyJson.Artist(id, catalogue.GenresOf(id))),
            ["artists", var id] => One(SpotifyJson.Artist(id, catalogue.GenresOf(id))),
            ["audio-features"] => Many(request, "audio_features", id => catalogue.Songs.TryGetValue(id, out SpotifySong? song) ? SpotifyJson.Features(song) : null),
            ["albums", var id] => One(Album(id)),
            ["albums", var id, "tracks"] => Page(request, Each(catalogue.Albums[id], SpotifyJson.Listed)),
            ["me", "tracks"] when token == "Bearer " + UserToken => Page(request, Each(catalogue.Saved, song => SpotifyJson.Entry("track", SpotifyJson.Track(song)))),
            ["me", "tracks"] => Refuse(HttpStatusCode.Forbidden, "Insufficient client scope"),
            ["playlists", var id, "items"] when id == SpotifyCatalogue.TapeId => Page(request, _tape),
            _ => Refuse(HttpStatusCode.NotFound, "Resource not found"),
        };
    }

    private static LoopbackAnswer Token(LoopbackRequest request)
    {
        string known = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))}";
        if (request.Method != "POST" || !request.Body.Contains("grant_type=client_credentials", StringComparison.Ordinal))
            return LoopbackAnswer.Json(new JsonObject { ["error"] = "unsupported_grant_type", ["error_description"] = "grant_type must be client_credentials" }, HttpStatusCode.BadRequest);
        return request.Headers.GetValueOrDefault("Authorization") == known
            ? LoopbackAnswer.Json(new JsonObject { ["access_token"] = AppToken, ["token_type"] = "Bearer", ["expires_in"] = 3600 })
            : LoopbackAnswer.Json(new JsonObject { ["error"] = "invalid_client", ["error_description"] = "Invalid client" }, HttpStatusCode.BadRequest);
    }

    private LoopbackAnswer Search(LoopbackRequest request)
    {
        string text = request.Query.GetValueOrDefault("q") ?? "";
        if (text.Length == 0 || request.Query.GetValueOrDefault("type") != "track")
            return Refuse(HttpStatusCode.BadRequest, text.Length == 0 ? "No search query" : "Bad search type field");

        // track:"..." and artist:"..." narrow the search; the words beside them may stand anywhere.
        string words = FieldFilter().Replace(text, "");
        (string Field, string Value)[] filters = [.. FieldFilter().Matches(text).Select(match => (match.Groups["field"].Value, match.Groups["value"].Value))];
        IEnumerable<SpotifySong> found = catalogue.Songs.Values
            .Where(song => StandInText.HasWords($"{song.Name} {song.Album.Artist} {song.Album.Name}", words))
            .Where(song => filters.All(filter => StandInText.Contains(filter.Field == "track" ? song.Name : song.Album.Artist, filter.Value)));
        return Check(request, out int offset, out int limit)
            ?? LoopbackAnswer.Json(new JsonObject { ["tracks"] = SpotifyJson.Page(new Uri(_api, "search"), Each(found, SpotifyJson.Track), offset, limit) });
    }

    private static LoopbackAnswer Many(LoopbackRequest request, string name, Func<string, JsonObject?> find)
    {
        string[] ids = (request.Query.GetValueOrDefault("ids") ?? "").Split(',');
        return ids.Length is 0 or > 100
            ? Refuse(HttpStatusCode.BadRequest, "Too many ids requested")
            : LoopbackAnswer.Json(new JsonObject { [name] = new JsonArray([.. ids.Select(find)]) });
    }

    private static LoopbackAnswer One(JsonObject? found) => found is null ? Refuse(HttpStatusCode.NotFound, "Resource not found") : LoopbackAnswer.Json(found);

    private JsonObject? Album(string id)
    {
        SpotifySong[] songs = [.. catalogue.Albums[id]];
        if (songs.Length == 0)
            return null;
        SpotifyAlbum album = songs[0].Album;
        JsonObject json = SpotifyJson.Album(album);
        json["label"] = album.Label;
        json["total_tracks"] = songs.Length;
        json["tracks"] = SpotifyJson.Page(new Uri(_api, $"albums/{id}/tracks"), Each(songs, SpotifyJson.Listed), 0, LongestPage);
        return json;
    }

    private LoopbackAnswer Page(LoopbackRequest request, IReadOnlyList<Func<JsonObject>> all)
        => Check(request, out int offset, out int limit) ?? LoopbackAnswer.Json(SpotifyJson.Page(new Uri(_api, request.Path[ApiPath.Length..]), all, offset, limit));

    // Only what stands on a page is written.
    private static IReadOnlyList<Func<JsonObject>> Each(IEnumerable<SpotifySong> songs, Func<SpotifySong, JsonObject> write) => [.. songs.Select(song => (Func<JsonObject>)(() => write(song)))];

    private static LoopbackAnswer? Check(LoopbackRequest request, out int offset, out int limit)
    {
        offset = request.Number("offset", 0);
        limit = request.Number("limit", 20);
        return limit is < 1 or > LongestPage ? Refuse(HttpStatusCode.BadRequest, "Invalid limit") : null;
    }

    private static LoopbackAnswer Refuse(HttpStatusCode status, string message) => LoopbackAnswer.Json(SpotifyJson.Error((int)status, message), status);

    [GeneratedRegex("(?<field>track|artist):\"(?<value>[^\"]*)\"")]
    private static partial Regex FieldFilter();
}
