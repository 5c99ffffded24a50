using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace TrackStore.Sample.StandIn;

/// <summary>
/// Stands in for Discogs' API: identity, search, releases, masters, collection and wantlist, with the rate limit headers.
/// </summary>
internal sealed class DiscogsStandIn(DiscogsDatabase database, TimeProvider time)
{
    public const string Path = "/discogs/";
    public const string Token = "demo-token";
    public const string User = "demo-listener";

    // Discogs allows 60 per minute; the demo must not wait for that.
    private const int RequestsPerMinute = 240;
    private readonly Queue<DateTimeOffset> _requests = new();
    private int _have;

    public LoopbackResponse Respond(LoopbackRequest request)
    {
        int used = Count();
        LoopbackResponse response = used > RequestsPerMinute
            ? Refuse(HttpStatusCode.TooManyRequests, "You are making requests too quickly.")
            : string.IsNullOrEmpty(request.Headers.GetValueOrDefault("User-Agent"))
            ? Refuse(HttpStatusCode.Forbidden, "Please send a User-Agent.")
            : Respond(request, isAuthenticated: request.Headers.GetValueOrDefault("Authorization") == $"Discogs token={Token}");
        return response with
        {
            Headers = new Dictionary<string, string>
            {
                ["X-Discogs-Ratelimit"] = Text(RequestsPerMinute),
                ["X-Discogs-Ratelimit-Used"] = Text(used),
                ["X-Discogs-Ratelimit-Remaining"] = Text(Math.Max(0, RequestsPerMinute - used)),
            },
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Counts the requests of the last minute.
    private int Count()
    {
        lock (_requests)
        {
            DateTimeOffset now = time.GetUtcNow();
            while (_requests.TryPeek(out DateTimeOffset oldest) && now - oldest >= TimeSpan.FromMinutes(1))
                _requests.Dequeue();
            _requests.Enqueue(now);
            return _requests.Count;
        }
    }

    private static LoopbackResponse Refuse(HttpStatusCode status, string message)
        => LoopbackResponse.Json(new JsonObject { ["message"] = message }, status);

    private LoopbackResponse Respond(LoopbackRequest request, bool isAuthenticated) => request.Path[Path.Length..].Split('/') switch
    {
        ["releases", var id] when Find(id) is { } record
            => LoopbackResponse.Json(Shown(DiscogsJson.Release(record, have: Interlocked.Increment(ref _have)), isAuthenticated)),
        ["masters", var id] when Find(id, DiscogsDatabase.MasterOffset) is { } record
            => LoopbackResponse.Json(
                new JsonObject { ["id"] = record.MasterId, ["main_release"] = record.Id, ["title"] = record.Album.Title }),
        ["releases", _] or ["masters", _] => Refuse(HttpStatusCode.NotFound, "Release not found."),
        _ when !isAuthenticated => Refuse(HttpStatusCode.Unauthorized, "You must authenticate to access this resource."),
        ["oauth", "identity"]
            => LoopbackResponse.Json(new JsonObject { ["id"] = 1, ["username"] = User, ["consumer_name"] = "TrackStore" }),
        ["database", "search"]
            => Page(request, "results", [.. database.All.Where(record => IsMatch(record, request)).Select(DiscogsJson.SearchResult)]),
        ["users", User, "collection", "folders", "0", "releases"]
            => Page(request, "releases", [.. database.Collection.Select(DiscogsJson.Copy)]),
        ["users", User, "collection", "folders"] => LoopbackResponse.Json(new JsonObject
        {
            ["folders"] = new JsonArray(
                new JsonObject { ["id"] = 0, ["name"] = "All" },
                new JsonObject { ["id"] = 1, ["name"] = "Uncategorized" },
                new JsonObject { ["id"] = 2, ["name"] = "Living room" }),
        }),
        ["users", User, "wants"] => Page(request, "wants", [.. database.Wantlist.Select(DiscogsJson.Want)]),
        _ => Refuse(HttpStatusCode.NotFound, "The requested resource was not found."),
    };

    private DiscogsRecord? Find(string id, long offset = 0)
        => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? database.Find(number - offset) : null;

    // Without credentials, images have empty addresses.
    private static JsonObject Shown(JsonObject release, bool isAuthenticated)
    {
        if (isAuthenticated)
            return release;
        foreach (JsonNode? image in release["images"]!.AsArray())
            (image!["uri"], image["uri150"], image["resource_url"]) = ("", "", "");
        (release["cover_image"], release["thumb"]) = ("", "");
        return release;
    }

    private static LoopbackResponse Page(LoopbackRequest request, string name, IReadOnlyList<JsonObject> all)
    {
        int page = Math.Max(1, request.Number("page", 1));
        int size = Math.Clamp(request.Number("per_page", 50), 1, 100);
        return LoopbackResponse.Json(DiscogsJson.Page(name, all, page, size));
    }

    private static bool IsMatch(DiscogsRecord record, LoopbackRequest request)
    {
        string all = $"{record.Album.Artist} {record.Album.Title} {string.Join(' ', record.Tracks.Select(track => track.Title))}";
        return StandInText.HasWords(all, request.Query.GetValueOrDefault("q"))
            && StandInText.HasWords(record.Album.Artist, request.Query.GetValueOrDefault("artist"))
            && record.Tracks.Any(track => StandInText.HasWords(track.Title, request.Query.GetValueOrDefault("track")));
    }
}
