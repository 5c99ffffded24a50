using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.StandIn;

/// <summary>
/// Stands in for Spotify's accounts service and Web API for an app with extended quota: tokens, search, tracks, albums, artists, audio
/// features, saved tracks and playlists.
/// </summary>
internal sealed partial class SpotifyStandIn(SpotifyCatalog catalog, Uri server)
{
    public const string ApiPath = "/spotify/v1/";
    public const string AccountsPath = "/spotify/accounts/";
    public const string ClientId = "demo-app";
    public const string ClientSecret = "demo-secret";

    /// <summary>The signed-in user's access token.</summary>
    public const string UserToken = "demo-user-token";

    private const string AppToken = "demo-app-token";
    private const int MaxPageSize = 50;

    private readonly Uri _api = new(server, ApiPath);

    // Playlists also contain items that aren't tracks.
    private readonly IReadOnlyList<Func<JsonObject>> _tape =
    [
        () => SpotifyJson.Entry("item", SpotifyJson.Episode("How these tapes were found")),
        () => SpotifyJson.Entry("item", SpotifyJson.LocalFile("Unnamed recording")),
        () => SpotifyJson.Entry("item", null),
        .. Each(catalog.Tape, song => SpotifyJson.Entry("item", SpotifyJson.Track(song))),
    ];

    public LoopbackResponse Respond(LoopbackRequest request)
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
            ["tracks"] => Batch(request, "tracks", Track),
            ["tracks", var id] => One(Track(id)),
            ["artists"] => Batch(request, "artists", id => SpotifyJson.Artist(id, catalog.GenresOf(id))),
            ["artists", var id] => One(SpotifyJson.Artist(id, catalog.GenresOf(id))),
            ["audio-features"] => Batch(request, "audio_features", Features),
            ["albums", var id] => One(Album(id)),
            ["albums", var id, "tracks"] => Page(request, Each(catalog.Albums[id], SpotifyJson.Listed)),
            ["me", "tracks"] when token == "Bearer " + UserToken
                => Page(request, Each(catalog.Saved, song => SpotifyJson.Entry("track", SpotifyJson.Track(song)))),
            ["me", "tracks"] => Refuse(HttpStatusCode.Forbidden, "Insufficient client scope"),
            ["playlists", var id, "items"] when id == SpotifyCatalog.TapeId => Page(request, _tape),
            _ => Refuse(HttpStatusCode.NotFound, "Resource not found"),
        };
    }

    private static LoopbackResponse Token(LoopbackRequest request)
    {
        string known = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))}";
        if (request.Method != "POST" || !request.Body.Contains("grant_type=client_credentials", StringComparison.Ordinal))
            return RefuseToken("unsupported_grant_type", "grant_type must be client_credentials");
        return request.Headers.GetValueOrDefault("Authorization") == known
            ? LoopbackResponse.Json(new JsonObject { ["access_token"] = AppToken, ["token_type"] = "Bearer", ["expires_in"] = 3600 })
            : RefuseToken("invalid_client", "Invalid client");
    }

    private static LoopbackResponse RefuseToken(string error, string description)
        => LoopbackResponse.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, HttpStatusCode.BadRequest);

    private LoopbackResponse Search(LoopbackRequest request)
    {
        string text = request.Query.GetValueOrDefault("q") ?? "";
        if (text.Length == 0 || request.Query.GetValueOrDefault("type") != "track")
            return Refuse(HttpStatusCode.BadRequest, text.Length == 0 ? "No search query" : "Bad search type field");

        // track:"..." and artist:"..." filter by field; other words may be anywhere.
        string words = FieldFilter().Replace(text, "");
        IReadOnlyCollection<Match> filters = FieldFilter().Matches(text);
        IEnumerable<SpotifySong> found = catalog.Songs.Values
            .Where(song => StandInText.HasWords($"{song.Name} {song.Album.Artist} {song.Album.Name}", words))
            .Where(song => filters.All(filter => IsMatch(song, filter)));
        if (Check(request, out int offset, out int limit) is { } refusal)
            return refusal;
        JsonObject page = SpotifyJson.Page(new Uri(_api, "search"), Each(found, SpotifyJson.Track), offset, limit);
        return LoopbackResponse.Json(new JsonObject { ["tracks"] = page });
    }

    private static bool IsMatch(SpotifySong song, Match filter)
        => StandInText.Contains(filter.Groups["field"].Value == "track" ? song.Name : song.Album.Artist, filter.Groups["value"].Value);

    private JsonObject? Track(string id) => catalog.Songs.TryGetValue(id, out SpotifySong? song) ? SpotifyJson.Track(song) : null;

    private JsonObject? Features(string id) => catalog.Songs.TryGetValue(id, out SpotifySong? song) ? SpotifyJson.Features(song) : null;

    private static LoopbackResponse Batch(LoopbackRequest request, string name, Func<string, JsonObject?> find)
    {
        string[] ids = (request.Query.GetValueOrDefault("ids") ?? "").Split(',');
        return ids.Length is 0 or > 100
            ? Refuse(HttpStatusCode.BadRequest, "Too many ids requested")
            : LoopbackResponse.Json(new JsonObject { [name] = new JsonArray([.. ids.Select(find)]) });
    }

    private static LoopbackResponse One(JsonObject? found)
        => found is null ? Refuse(HttpStatusCode.NotFound, "Resource not found") : LoopbackResponse.Json(found);

    private JsonObject? Album(string id)
    {
        SpotifySong[] songs = [.. catalog.Albums[id]];
        if (songs.Length == 0)
            return null;
        SpotifyAlbum album = songs[0].Album;
        JsonObject json = SpotifyJson.Album(album);
        json["label"] = album.Label;
        json["total_tracks"] = songs.Length;
        json["tracks"] = SpotifyJson.Page(new Uri(_api, $"albums/{id}/tracks"), Each(songs, SpotifyJson.Listed), 0, MaxPageSize);
        return json;
    }

    private LoopbackResponse Page(LoopbackRequest request, IReadOnlyList<Func<JsonObject>> all)
        => Check(request, out int offset, out int limit)
            ?? LoopbackResponse.Json(SpotifyJson.Page(new Uri(_api, request.Path[ApiPath.Length..]), all, offset, limit));

    // Only the items of the requested page are written.
    private static IReadOnlyList<Func<JsonObject>> Each(IEnumerable<SpotifySong> songs, Func<SpotifySong, JsonObject> write)
        => [.. songs.Select(song => (Func<JsonObject>)(() => write(song)))];

    private static LoopbackResponse? Check(LoopbackRequest request, out int offset, out int limit)
    {
        offset = request.Number("offset", 0);
        limit = request.Number("limit", 20);
        return limit is < 1 or > MaxPageSize ? Refuse(HttpStatusCode.BadRequest, "Invalid limit") : null;
    }

    private static LoopbackResponse Refuse(HttpStatusCode status, string message)
        => LoopbackResponse.Json(SpotifyJson.Error((int)status, message), status);

    [GeneratedRegex("(?<field>track|artist):\"(?<value>[^\"]*)\"")]
    private static partial Regex FieldFilter();
}
