using System.Globalization;
using System.Text.Json.Nodes;

namespace TrackStore.Sample.StandIn;

/// <summary>Writes releases, lists and search results in the format of Discogs' API.</summary>
internal static class DiscogsJson
{
    /// <summary>Writes a release with its tracks.</summary>
    /// <param name="record">The release.</param>
    /// <param name="have">How many users have it, which changes hourly.</param>
    public static JsonObject Release(DiscogsRecord record, int have)
    {
        JsonObject json = Basic(record);
        json["uri"] = $"https://www.discogs.com/release/{record.Id}";
        json["status"] = "Accepted";
        json["artists_sort"] = record.Album.Artist;
        json["country"] = "Germany";
        json["released"] = record.Released;
        json["community"] = new JsonObject { ["have"] = have, ["want"] = 4 };
        json["images"] = new JsonArray(new JsonObject
        {
            ["type"] = "primary",
            ["uri"] = record.Cover,
            ["resource_url"] = record.Cover,
            ["uri150"] = SmallCoverOf(record),
            ["width"] = 600,
            ["height"] = 600,
        });
        json["tracklist"] = new JsonArray([.. record.Tracks.Select(track => new JsonObject
        {
            ["position"] = track.Position,
            ["type_"] = "track",
            ["title"] = track.Title,
            ["duration"] = track.Duration.ToString(@"m\:ss", CultureInfo.InvariantCulture),
        })]);
        return json;
    }

    /// <summary>Writes the short form of a release in lists.</summary>
    public static JsonObject Basic(DiscogsRecord record) => new()
    {
        ["id"] = record.Id,
        ["master_id"] = record.MasterId,
        ["resource_url"] = $"https://api.discogs.com/releases/{record.Id}",
        ["title"] = record.Album.Title,
        ["year"] = int.Parse(record.Released[..4], CultureInfo.InvariantCulture),
        // Discogs numbers artists whose name another artist had before.
        ["artists"] = new JsonArray(new JsonObject
        {
            ["name"] = $"{record.Album.Artist} (2)",
            ["anv"] = "",
            ["join"] = "",
            ["role"] = "",
            ["tracks"] = "",
            ["id"] = 70_000 + record.Album.Number,
        }),
        ["labels"] = new JsonArray(new JsonObject
        {
            ["name"] = record.Album.Discogs.Label,
            ["catno"] = $"DEMO {record.Album.Number:000}",
            ["entity_type"] = "1",
            ["entity_type_name"] = "Label",
        }),
        ["formats"] = new JsonArray(new JsonObject { ["name"] = "Vinyl", ["qty"] = "1", ["descriptions"] = new JsonArray("LP", "Album") }),
        ["genres"] = new JsonArray([.. record.Album.Discogs.Genres.Take(1).Select(genre => JsonValue.Create(genre))]),
        ["styles"] = new JsonArray([.. record.Album.Discogs.Genres.Skip(1).Select(style => JsonValue.Create(style))]),
        ["cover_image"] = record.Cover,
        ["thumb"] = SmallCoverOf(record),
    };

    public static JsonObject Copy(DiscogsRecord record) => new()
    {
        ["id"] = record.Id,
        ["instance_id"] = record.Id * 10,
        ["folder_id"] = 2,
        ["rating"] = 4,
        ["date_added"] = "2025-06-01T12:00:00-07:00",
        ["notes"] = new JsonArray(new JsonObject { ["field_id"] = 1, ["value"] = "Very Good Plus (VG+)" }),
        ["basic_information"] = Basic(record),
    };

    public static JsonObject Want(DiscogsRecord record) => new()
    {
        ["id"] = record.Id,
        ["rating"] = 0,
        ["date_added"] = "2025-07-01T12:00:00-07:00",
        ["notes"] = "the first pressing",
        ["basic_information"] = Basic(record),
    };

    public static JsonObject SearchResult(DiscogsRecord record) => new()
    {
        ["id"] = record.Id,
        ["type"] = "release",
        ["master_id"] = record.MasterId,
        ["title"] = $"{record.Album.Artist} (2) - {record.Album.Title}",
        ["year"] = record.Released[..4],
        ["country"] = "Germany",
        ["format"] = new JsonArray("Vinyl", "LP", "Album"),
        ["label"] = new JsonArray(record.Album.Discogs.Label),
        ["uri"] = $"/release/{record.Id}",
        ["cover_image"] = record.Cover,
        ["thumb"] = SmallCoverOf(record),
    };

    public static JsonObject Page(string name, IReadOnlyList<JsonObject> all, int page, int size)
    {
        int pages = Math.Max(1, (all.Count + size - 1) / size);
        return new JsonObject
        {
            ["pagination"] = new JsonObject
            {
                ["page"] = page,
                ["pages"] = pages,
                ["per_page"] = size,
                ["items"] = all.Count,
                ["urls"] = new JsonObject(),
            },
            [name] = new JsonArray([.. all.Skip((page - 1) * size).Take(size)]),
        };
    }

    private static string SmallCoverOf(DiscogsRecord record) => record.Cover.Replace("-600.", "-150.", StringComparison.Ordinal);
}
