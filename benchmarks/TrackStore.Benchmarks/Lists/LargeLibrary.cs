using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TrackStore.Benchmarks.Lists;

/// <summary>
/// A library of <see cref="NaturalTracks"/>: 70 % of the tracks are linked to Spotify and 3 % to Discogs, half have a tag (200 tags, the most
/// frequent on one of eleven), half of the albums have a cover. A folder in <c>TRACKSTORE_LARGE_LIBRARIES</c> keeps it for the next run.
/// </summary>
internal static class LargeLibrary
{
    public const string ChildVerb = "lists-import";

    public static async Task<string> GetAsync(int tracks)
    {
        string folder = Environment.GetEnvironmentVariable("TRACKSTORE_LARGE_LIBRARIES") ?? RunFolder.FullName;
        string file = Path.Combine(folder, $"natural-{tracks}.db");
        if (File.Exists(file))
            return file;
        string filling = $"{file}.new";
        long start = Stopwatch.GetTimestamp();
        long peak = ChildProcess.Run(ChildVerb, filling, tracks.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Imported {tracks:N0} tracks in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s; peak memory of the process without mapped pages of the file: {peak / 1e6:F0} MB."));
        AddTheRest(filling);
        File.Move(filling, file);
        return file;
    }

    /// <summary>Imports the tracks into a new library, and prints the peak of this process's memory.</summary>
    public static async Task<int> MeasureAsync(string file, int tracks)
    {
        await using (var host = new StoreHost(file, memoryMapBytes: 0))
            await host.Tracks.ImportAsync(NaturalTracks.All(tracks).ToAsyncEnumerable());
        Console.WriteLine(ChildProcess.PeakOfThisProcess().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void AddTheRest(string file)
    {
        using SqliteConnection connection = SqliteAccess.Open(file);
        using SqliteTransaction transaction = connection.BeginTransaction();
        string now = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        foreach (string statement in (string[])
            [
                $"""
                INSERT INTO track_platform_info (id, track_id, platform, platform_id, position, needs_update)
                SELECT id, id, 'spotify', 's' || id, 0, id % 71 = 0 FROM tracks WHERE id % 10 < 7
                UNION ALL SELECT id + 10000000, id, 'discogs', 'd' || id, 0, 0 FROM tracks WHERE id % 33 = 0
                """,
                $"INSERT INTO track_platform_syncs (link_id, last_synced) SELECT id, '{now}' FROM track_platform_info",
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
                INSERT INTO tags (id, name, name_key, created_at) SELECT i, 'tag ' || i, 'tag ' || i, '{now}' FROM n
                """,
                $"""
                INSERT INTO track_tags (track_id, tag_id, created_at)
                SELECT id, CASE WHEN id % 11 = 0 THEN 1 ELSE 2 + id * 7919 % 199 END, '{now}' FROM tracks WHERE id % 2 = 0 OR id % 11 = 0
                """,
                $"""
                INSERT INTO artworks (id, hash, profile, key_hash, mime_type, width, height, longest_side, byte_length, created_at)
                SELECT id, randomblob(32), 'seeded', id, 'image/jpeg', 640, 640, 640, 60000, '{now}' FROM albums WHERE id % 2 = 0
                """,
                $"""
                INSERT INTO album_artworks (album_id, kind, artwork_id, source, chosen_by_user, is_shown, created_at)
                SELECT id, 'front', id, 'spotify', 0, 1, '{now}' FROM artworks
                """,
                "UPDATE albums SET artwork_id = id WHERE id % 2 = 0",
                "UPDATE tracks SET shown_artwork_id = album_id WHERE album_id % 2 = 0",
                "UPDATE store_counters SET links = 20000000, tags = 200, artworks = (SELECT max(id) FROM artworks)",
            ])
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = statement;
            command.CommandTimeout = 0;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
