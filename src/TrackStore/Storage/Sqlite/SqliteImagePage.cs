using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TrackStore.Storage.Sqlite;

/// <summary>Finds the renditions for a page of requests with one statement, regardless of their number.</summary>
internal sealed class SqliteImagePage : IDisposable
{
    // CROSS JOIN stops SQLite from starting at the tables: the page is always the smaller side. A track with the choice of no artwork has a
    // row that is shown and has no artwork, and doesn't fall back. Step 0 is an album, 1 a track with fallback to its album, 2 one without.
    private const string Sql = $"""
        WITH r(place, step, id, kind, size, pixels) AS MATERIALIZED (
            SELECT key, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(@requests)),
        s AS (
            SELECT r.place, r.size, r.pixels, a.artwork_id, a.track_id, NULL AS album_id, a.source, a.source_url, a.created_at
            FROM r CROSS JOIN track_artworks a ON a.track_id = r.id AND a.kind = r.kind AND a.is_shown WHERE r.step > 0
            UNION ALL
            SELECT r.place, r.size, r.pixels, a.artwork_id, NULL, a.album_id, a.source, a.source_url, a.created_at
            FROM r CROSS JOIN tracks t ON t.id = r.id
                CROSS JOIN album_artworks a ON a.album_id = t.album_id AND a.kind = r.kind AND a.is_shown
            WHERE r.step = 1
                AND NOT EXISTS (SELECT 1 FROM track_artworks own WHERE own.track_id = r.id AND own.kind = r.kind AND own.is_shown)
            UNION ALL
            SELECT r.place, r.size, r.pixels, a.artwork_id, NULL, a.album_id, a.source, a.source_url, a.created_at
            FROM r CROSS JOIN album_artworks a ON a.album_id = r.id AND a.kind = r.kind AND a.is_shown WHERE r.step = 0
        )
        SELECT {SqliteImageStatements.Info}, s.place
        FROM s CROSS JOIN images i ON i.artwork_id = s.artwork_id AND i.size = COALESCE(s.size, (
            SELECT c.size FROM images c WHERE c.artwork_id = s.artwork_id
            ORDER BY MAX(c.width, c.height) < s.pixels, ABS(MAX(c.width, c.height) - s.pixels), c.byte_length, c.id LIMIT 1))
        CROSS JOIN artworks w ON w.id = s.artwork_id
        """;

    private readonly SqliteCommand _command;

    public SqliteImagePage(SqliteConnection connection)
    {
        _command = connection.CreateCommand();
        _command.CommandText = Sql;
        _command.Parameters.Add("@requests", SqliteType.Text);
        _command.Prepare();
    }

    public Dictionary<ImageRequest, ImageInfo> Resolve(IReadOnlyList<ImageRequest> requests)
    {
        _command.Parameters[0].Value = Write(requests);
        var found = new Dictionary<ImageRequest, ImageInfo>(requests.Count);
        using SqliteDataReader row = _command.ExecuteReader();
        while (row.Read())
            found[requests[row.GetInt32(SqliteImageStatements.InfoColumns)]] = SqliteImageStatements.InfoOf(row);
        return found;
    }

    public void Dispose() => _command.Dispose();

    private static string Write(IReadOnlyList<ImageRequest> requests)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (ImageRequest request in requests)
            {
                json.WriteStartArray();
                json.WriteNumberValue(request.Owner.Kind == ArtworkOwnerKind.Album ? 0 : request.Fallback == ImageFallback.None ? 2 : 1);
                json.WriteNumberValue(request.Owner.Id);
                json.WriteStringValue(EnumNames<ArtworkKind>.Of(request.Kind));
                if (request.Target.Size is { } size)
                    json.WriteStringValue(EnumNames<ImageSize>.Of(size));
                else
                    json.WriteNullValue();
                json.WriteNumberValue(request.Target.Pixels ?? 0);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
