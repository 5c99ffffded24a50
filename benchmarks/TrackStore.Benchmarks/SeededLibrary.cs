using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using TrackStore.Benchmarks.Tracks;
using TrackStore.Storage;

namespace TrackStore.Benchmarks;

/// <summary>A library with covers of all sizes, filled with random bytes, because reading doesn't depend on the content.</summary>
internal static class SeededLibrary
{
    private static readonly (string Size, int Side, int Bytes)[] Renditions = [("thumbnail", 60, 2_000), ("small", 120, 5_000), ("medium", 300, 20_000), ("large", 640, 70_000)];

    /// <summary>Returns the file of a library with the given number of tracks. It is created once per run and must not be changed.</summary>
    public static async Task<string> GetAsync(int tracks)
    {
        string file = Path.Combine(RunFolder.FullName, $"library-{tracks}.db");
        if (File.Exists(file))
            return file;

        string seeding = RunFolder.NewFile();
        await using (var host = new StoreHost(seeding))
            await host.Tracks.ImportAsync(GeneratedTracks.Make(tracks).ToAsyncEnumerable());
        AddCovers(seeding);
        File.Move(seeding, file);
        return file;
    }

    /// <summary>Tells whether bytes are an album's seeded cover: they begin with the album's number and have the rendition's length.</summary>
    public static bool IsCoverOf(long albumId, ImageSize size, ReadOnlySpan<byte> data)
    {
        int length = Renditions.Single(rendition => rendition.Size == EnumNames<ImageSize>.Of(size)).Bytes;
        return data.Length == length && BinaryPrimitives.ReadInt64LittleEndian(data) == albumId;
    }

    private static void AddCovers(string file)
    {
        using SqliteConnection connection = SqliteAccess.Open(file);
        using SqliteTransaction transaction = connection.BeginTransaction();
        var random = new Random(20261122);
        foreach (long albumId in AlbumsOf(connection))
        {
            byte[] hash = new byte[32];
            random.NextBytes(hash);
            Execute(
                connection,
                "INSERT INTO artworks (id, hash, profile, key_hash, mime_type, width, height, longest_side, byte_length, created_at) VALUES (@id, @hash, 'seeded', @id, 'image/jpeg', 1400, 1400, 1400, 400000, @now)",
                ("@id", albumId), ("@hash", hash));
            for (int i = 0; i < Renditions.Length; i++)
                AddRendition(connection, albumId, (albumId * Renditions.Length) + i, Renditions[i], random);
            Execute(
                connection,
                """
                INSERT INTO album_artworks (album_id, kind, artwork_id, source, source_url, chosen_by_user, is_shown, created_at)
                VALUES (@id, 'front', @id, 'discogs', 'https://covers.example/' || @id || '.jpg', 0, 1, @now)
                """,
                ("@id", albumId));
        }

        // Every track shows its album's cover as its own, too.
        Execute(
            connection,
            """
            INSERT INTO track_artworks (track_id, kind, artwork_id, source, source_url, chosen_by_user, is_shown, created_at)
            SELECT t.id, a.kind, a.artwork_id, a.source, a.source_url, a.chosen_by_user, a.is_shown, a.created_at FROM tracks t JOIN album_artworks a ON a.album_id = t.album_id
            """);
        Execute(connection, "UPDATE albums SET artwork_id = id");
        Execute(connection, "UPDATE tracks SET artwork_id = album_id, shown_artwork_id = album_id, artwork_decided = 1");
        transaction.Commit();
    }

    private static void AddRendition(SqliteConnection connection, long artworkId, long id, (string Size, int Side, int Bytes) rendition, Random random)
    {
        byte[] data = new byte[rendition.Bytes];
        random.NextBytes(data);
        BinaryPrimitives.WriteInt64LittleEndian(data, artworkId);
        Execute(
            connection,
            "INSERT INTO images (id, artwork_id, size, mime_type, width, height, byte_length) VALUES (@id, @artwork, @size, 'image/jpeg', @side, @side, @bytes)",
            ("@id", id), ("@artwork", artworkId), ("@size", rendition.Size), ("@side", rendition.Side), ("@bytes", rendition.Bytes));
        Execute(connection, "INSERT INTO image_contents (image_id, data) VALUES (@id, @data)", ("@id", id), ("@data", data));
    }

    private static List<long> AlbumsOf(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM albums ORDER BY id";
        using SqliteDataReader rows = command.ExecuteReader();
        var albums = new List<long>();
        while (rows.Read())
            albums.Add(rows.GetInt64(0));
        return albums;
    }

    private static void Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Contains("@now", StringComparison.Ordinal))
            command.Parameters.AddWithValue("@now", new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc));
        foreach ((string name, object value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
