using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.StandIn;

/// <summary>Stands in for Discogs' API: identity, search, releases, masters, collection and wantlist, with the headers that count requests.</summary>
internal sealed class DiscogsStandIn(DiscogsDatabase database, TimeProvider time)
{
    public const string Path = "/discogs/";
    public const string Token = "demo-token";
    public const string User = "demo-listener";

    // Discogs itself allows 60 a minute; nobody is to wait for a story.
    private const int RequestsAMinute = 240;
    private readonly Queue<DateTimeOffset> _asked = new();
    private int _have;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        int used = Count();
        LoopbackAnswer answer = used > RequestsAMinute
            ? Refuse(HttpStatusCode.TooManyRequests, "You are making requests too quickly.")
            : string.IsNullOrEmpty(request.Headers.GetValueOrDefault("User-Agent"))
            ? Refuse(HttpStatusCode.Forbidden, "Please send a User-Agent.")
            : Answer(request, isKnown: request.Headers.GetValueOrDefault("Authorization") == $"Discogs token={Token}");
        return answer with
        {
            Headers = new Dictionary<string, string>
            {
                ["X-Discogs-Ratelimit"] = Format.Id(RequestsAMinute),
                ["X-Discogs-Ratelimit-Used"] = Format.Id(used),
                ["X-Discogs-Ratelimit-Remaining"] = Format.Id(Math.Max(0, RequestsAMinute - used)),
            },
        };
    }

    // The minute moves: what was asked longer ago counts no more.
    private int Count()
    {
        lock (_asked)
        {
            DateTimeOffset now = time.GetUtcNow();
            while (_asked.TryPeek(out DateTimeOffset oldest) && now - oldest >= TimeSpan.FromMinutes(1))
                _asked.Dequeue();
            _asked.Enqueue(now);
            return _asked.Count;
        }
    }

    private static LoopbackAnswer Refuse(HttpStatusCode status, string message) => LoopbackAnswer.Json(new JsonObject { ["message"] = message }, status);

    private LoopbackAnswer Answer(LoopbackRequest request, bool isKnown) => request.Path[Path.Length..].Split('/') switch
    {
        ["releases", var id] when Find(id) is { } record => LoopbackAnswer.Json(Shown(DiscogsJson.Release(record, have: Interlocked.Increment(ref _have)), isKnown)),
        ["masters", var id] when long.TryParse(id, CultureInfo.InvariantCulture, out long master) && database.Find(master - DiscogsDatabase.Masters) is { } record
            => LoopbackAnswer.Json(new JsonObject { ["id"] = record.MasterId, ["main_release"] = record.Id, ["title"] = record.Album.Title }),
        ["releases", _] or ["masters", _] => Refuse(HttpStatusCode.NotFound, "Release not found."),
        _ when !isKnown => Refuse(HttpStatusCode.Unauthorized, "You must authenticate to access this resource."),
        ["oauth", "identity"] => LoopbackAnswer.Json(new JsonObject { ["id"] = 1, ["username"] = User, ["consumer_name"] = "TrackStore" }),
        ["database", "search"] => Page(request, "results", [.. database.All.Where(record => Fits(record, request)).Select(DiscogsJson.Hit)]),
        ["users", User, "collection", "folders", "0", "releases"] => Page(request, "releases", [.. database.Collection.Select(DiscogsJson.Copy)]),
        ["users", User, "collection", "folders"] => LoopbackAnswer.Json(new JsonObject
        {
            ["folders"] = new JsonArray(new JsonObject { ["id"] = 0, ["name"] = "All" }, new JsonObject { ["id"] = 1, ["name"] = "Uncategorized" }, new JsonObject { ["id"] = 2, ["name"] = "Living room" }),
        }),
        ["users", User, "wants"] => Page(request, "wants", [.. database.Wantlist.Select(DiscogsJson.Want)]),
        _ => Refuse(HttpStatusCode.NotFound, "The requested resource was not found."),
    };

    private DiscogsRecord? Find(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? database.Find(number) : null;

    // Pictures are for known applications only; others get their entries with empty addresses.
    private static JsonObject Shown(JsonObject release, bool isKnown)
    {
        if (isKnown)
            return release;
        foreach (JsonNode? image in release["images"]!.AsArray())
            (image!["uri"], image["uri150"], image["resource_url"]) = ("", "", "");
        (release["cover_image"], release["thumb"]) = ("", "");
        return release;
    }

    private static LoopbackAnswer Page(LoopbackRequest request, string name, IReadOnlyList<JsonObject> all)
        => LoopbackAnswer.Json(DiscogsJson.Page(name, all, Math.Max(1, request.Number("page", 1)), Math.Clamp(request.Number("per_page", 50), 1, 100)));

    private static bool Fits(DiscogsRecord record, LoopbackRequest request)
    {
        string all = $"{record.Album.Artist} {record.Album.Title} {string.Join(' ', record.Tracks.Select(track => track.Title))}";
        return StandInText.HasWords(all, request.Query.GetValueOrDefault("q"))
            && StandInText.HasWords(record.Album.Artist, request.Query.GetValueOrDefault("artist"))
            && record.Tracks.Any(track => StandInText.HasWords(track.Title, request.Query.GetValueOrDefault("track")));
    }
}
