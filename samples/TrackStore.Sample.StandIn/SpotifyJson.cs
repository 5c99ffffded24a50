using System.Text.Json.Nodes;

namespace TrackStore.Sample.StandIn;

/// <summary>Writes tracks, albums and pages in the format of Spotify's Web API.</summary>
internal static class SpotifyJson
{
    private static readonly string[] PitchClasses = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    /// <summary>Writes a complete track, with its album.</summary>
    public static JsonObject Track(SpotifySong song)
    {
        JsonObject json = Listed(song);
        json["album"] = Album(song.Album);
        json["external_ids"] = song.Isrc is { } isrc ? new JsonObject { ["isrc"] = isrc } : new JsonObject();
        json["popularity"] = 40;
        return json;
    }

    /// <summary>Writes a track as an album lists it: without the album and the ISRC.</summary>
    public static JsonObject Listed(SpotifySong song)
    {
        JsonObject json = Item("track", song.Id, song.Name);
        json["artists"] = Artists(song.Album.Artist);
        json["disc_number"] = 1;
        json["track_number"] = song.Number;
        json["duration_ms"] = (long)song.Duration.TotalMilliseconds;
        json["explicit"] = false;
        json["is_local"] = false;
        json["is_playable"] = true;
        return json;
    }

    /// <summary>Writes the short form of an album in tracks.</summary>
    public static JsonObject Album(SpotifyAlbum album)
    {
        JsonObject json = Item("album", album.Id, album.Name);
        json["album_type"] = album.Images.Count == 0 ? "single" : "album";
        json["artists"] = Artists(album.Artist);
        json["release_date"] = album.Released;
        json["release_date_precision"] = album.Released.Length == 4 ? "year" : "day";
        json["images"] = new JsonArray(
        [
            .. album.Images.Select(image => new JsonObject { ["url"] = image.Url, ["width"] = image.Side, ["height"] = image.Side }),
        ]);
        return json;
    }

    public static JsonObject Artist(string id, IReadOnlyList<string> genres)
    {
        JsonObject json = Item("artist", id, id.TrimEnd('0'));
        json["genres"] = new JsonArray([.. genres.Select(genre => JsonValue.Create(genre))]);
        return json;
    }

    /// <summary>Writes a track's audio features, or returns null if it has none.</summary>
    public static JsonObject? Features(SpotifySong song)
    {
        if (song is not { Tempo: { } tempo, Key: { } key })
            return null;
        bool isMinor = key.EndsWith('m');
        return new JsonObject
        {
            ["id"] = song.Id,
            ["type"] = "audio_features",
            ["tempo"] = tempo,
            ["key"] = Array.IndexOf(PitchClasses, isMinor ? key[..^1] : key),
            ["mode"] = isMinor ? 0 : 1,
            ["time_signature"] = 4,
        };
    }

    /// <summary>Writes an entry of a list: saved tracks, or a playlist.</summary>
    /// <param name="member">The track's property: <c>track</c>, or <c>item</c> in playlists since 2026.</param>
    /// <param name="track">The track, or null for a removed one.</param>
    public static JsonObject Entry(string member, JsonObject? track) => new()
    {
        ["added_at"] = "2026-01-01T12:00:00Z",
        ["is_local"] = track?["is_local"]?.GetValue<bool>() ?? false,
        [member] = track,
    };

    /// <summary>Writes a local file, which Spotify only has in users' playlists.</summary>
    public static JsonObject LocalFile(string name) => new()
    {
        ["id"] = null,
        ["name"] = name,
        ["type"] = "track",
        ["uri"] = $"spotify:local:::{name}:61",
        ["is_local"] = true,
        ["duration_ms"] = 61_000,
        ["artists"] = new JsonArray(new JsonObject { ["name"] = "", ["type"] = "artist" }),
    };

    /// <summary>Writes a podcast episode.</summary>
    public static JsonObject Episode(string name)
    {
        JsonObject json = Item("episode", SpotifyCatalog.IdOf(name), name);
        json["duration_ms"] = 1_800_000;
        json["is_local"] = false;
        return json;
    }

    /// <summary>Writes a page of a list, with the address of the next one.</summary>
    public static JsonObject Page(Uri address, IReadOnlyList<Func<JsonObject>> all, int offset, int limit)
    {
        JsonObject[] items = [.. all.Skip(offset).Take(limit).Select(write => write())];
        return new JsonObject
        {
            ["href"] = $"{address}?offset={offset}&limit={limit}",
            ["items"] = new JsonArray(items),
            ["limit"] = limit,
            ["next"] = offset + items.Length < all.Count ? $"{address}?offset={offset + limit}&limit={limit}" : null,
            ["offset"] = offset,
            ["previous"] = offset > 0 ? $"{address}?offset={Math.Max(0, offset - limit)}&limit={limit}" : null,
            ["total"] = all.Count,
        };
    }

    public static JsonObject Error(int status, string message)
        => new() { ["error"] = new JsonObject { ["status"] = status, ["message"] = message } };

    private static JsonArray Artists(string name) => [Item("artist", SpotifyCatalog.IdOf(name), name)];

    private static JsonObject Item(string type, string id, string name) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["type"] = type,
        ["uri"] = $"spotify:{type}:{id}",
        ["href"] = $"https://api.spotify.com/v1/{type}s/{id}",
        ["external_urls"] = new JsonObject { ["spotify"] = $"https://open.spotify.com/{type}/{id}" },
    };
}
