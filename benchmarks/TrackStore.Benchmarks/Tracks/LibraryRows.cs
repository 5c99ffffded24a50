using Microsoft.Data.Sqlite;

namespace TrackStore.Benchmarks.Tracks;

/// <summary>Reads a library's tracks from its tables, without identifiers and times.</summary>
internal static class LibraryRows
{
    private static readonly string[] Queries =
    [
        """
        SELECT t.title, t.artist, a.title, a.artist, hex(a.identity_key), t.duration_ms, t.year, t.year_number, t.bpm, t.musical_key, t.isrc, t.is_available_locally,
            t.local_path, t.artwork_url, t.label, t.search_key, t.sort_title, t.sort_artist, hex(t.identity_key), hex(t.base_identity_key)
        FROM tracks t LEFT JOIN albums a ON a.id = t.album_id ORDER BY t.identity_key
        """,
        "SELECT hex(t.identity_key), f.field, f.layer, f.value FROM track_fields f JOIN tracks t ON t.id = f.track_id ORDER BY 1, 2, 3",
        """
        SELECT hex(t.identity_key), l.source, l.position, l.is_effective, g.name, g.name_key
        FROM track_genres l JOIN tracks t ON t.id = l.track_id JOIN genres g ON g.id = l.genre_id ORDER BY 1, 2, 3
        """,
        """
        SELECT hex(t.identity_key), l.platform, l.platform_id, l.platform_uri, l.platform_data, l.fields, l.needs_update
        FROM track_platform_info l JOIN tracks t ON t.id = l.track_id JOIN track_platform_syncs s ON s.link_id = l.id ORDER BY 1, 2
        """,
    ];

    public static IReadOnlyList<string> Read(string file)
    {
        var rows = new List<string>();
        using SqliteConnection connection = SqliteAccess.Open(file);
        foreach (string query in Queries)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = query;
            using SqliteDataReader reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];
            while (reader.Read())
            {
                reader.GetValues(values);
                rows.Add(string.Join('|', values));
            }
        }

        return rows;
    }
}
