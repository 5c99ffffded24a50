using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TrackStore.Storage.Sqlite;

/// <summary>Finds the renditions for a page of requests with one statement, regardless of their number.</summary>
internal sealed class SqliteImagePage : IDisposable
{
    // CROSS JOIN stops SQLite from starting at the tables: the page is always the smaller side. Steps 0 to 2 read front covers, which are
    // columns: 0 an album's, 1 a track's or its album's, 2 a track's own. Steps 3 to 5 are the same for other kinds, whose links decide.
    // A track with the choice of no artwork has a row that is shown and has no artwork, and doesn't fall back.
    private const string Sql = $"""
        WITH r(place, step, id, kind, size, pixels) AS MATERIALIZED (
            SELECT key, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(@requests)),
        s AS (
            SELECT r.place, r.size, r.pixels, IIF(r.step = 1, t.shown_artwork_id, t.artwork_id) AS artwork_id, own.track_id,
                CASE WHEN own.track_id IS NULL THEN t.album_id END AS album_id, COALESCE(own.source, a.source) AS source,
                CASE WHEN own.track_id IS NULL THEN a.source_url ELSE own.source_url END AS source_url,
                COALESCE(own.created_at, a.created_at) AS created_at
            FROM r CROSS JOIN tracks t ON t.id = r.id
                LEFT JOIN track_artworks own ON t.artwork_decided AND own.track_id = t.id AND own.kind = r.kind AND own.is_shown
                LEFT JOIN album_artworks a ON NOT t.artwork_decided AND a.album_id = t.album_id AND a.kind = r.kind AND a.is_shown
            WHERE r.step IN (1, 2) AND COALESCE(own.source, a.source) IS NOT NULL
            UNION ALL
            SELECT r.place, r.size, r.pixels, b.artwork_id, NULL, b.id, a.source, a.source_url, a.created_at
            FROM r CROSS JOIN albums b ON b.id = r.id CROSS JOIN album_artworks a ON a.album_id = b.id AND a.kind = r.kind AND a.is_shown
            WHERE r.step = 0
            UNION ALL
            SELECT r.place, r.size, r.pixels, a.artwork_id, a.track_id, NULL, a.source, a.source_url, a.created_at
            FROM r CROSS JOIN track_artworks a ON a.track_id = r.id AND a.kind = r.kind AND a.is_shown WHERE r.step IN (4, 5)
            UNION ALL
            SELECT r.place, r.size, r.pixels, a.artwork_id, NULL, a.album_id, a.source, a.source_url, a.created_at
            FROM r CROSS JOIN tracks t ON t.id = r.id
                CROSS JOIN album_artworks a ON a.album_id = t.album_id AND a.kind = r.kind AND a.is_shown
            WHERE r.step = 4
                AND NOT EXISTS (SELECT 1 FROM track_artworks own WHERE own.track_id = r.id AND own.kind = r.kind AND own.is_shown)
            UNION ALL
            SELECT r.place, r.size, r.pixels, a.artwork_id, NULL, a.album_id, a.source, a.source_url, a.created_at
            FROM r CROSS JOIN album_artworks a ON a.album_id = r.id AND a.kind = r.kind AND a.is_shown WHERE r.step = 3
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

    private static int StepOf(ImageRequest request)
        => (request.Kind == ArtworkKind.Front ? 0 : 3)
            + (request.Owner.Kind == ArtworkOwnerKind.Album ? 0 : request.Fallback == ImageFallback.None ? 2 : 1);

    private static string Write(IReadOnlyList<ImageRequest> requests)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (ImageRequest request in requests)
            {
                json.WriteStartArray();
                json.WriteNumberValue(StepOf(request));
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
