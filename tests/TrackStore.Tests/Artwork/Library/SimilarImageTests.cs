using System.Numerics;
using Microsoft.Data.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Library;

/// <summary>The groups of similar pictures are those that comparing all pairs would give.</summary>
public sealed class SimilarImageTests : LibraryTest
{
    private const int Artworks = 900;

    [Theory]
    [InlineData(0, 500)]
    [InlineData(3, 7)]
    [InlineData(7, 500)]
    public async Task ListSimilarAsync_RandomHashes_FindsWhatComparingAllPairsFinds(int maxDistance, int pageSize)
    {
        await Library.Database.InitializeAsync(Cancel);
        long[] hashes = Insert(new Random(maxDistance));
        var images = Library.Services.GetRequiredService<IImageLibrary>();

        var groups = new List<SimilarImages>();
        var query = new SimilarImageQuery { MaxDistance = maxDistance, PageSize = pageSize };
        do
        {
            SimilarImagePage page = await images.ListSimilarAsync(query, Cancel);
            Assert.InRange(page.Items.Count, 0, pageSize);
            groups.AddRange(page.Items);
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);

        foreach (SimilarImages group in groups)
        {
            long first = group.Images.Min(image => image.ArtworkId);
            Assert.All(group.Images, image => Assert.True(Distance(hashes, first, image.ArtworkId) <= maxDistance));
        }

        HashSet<long> similar = [.. Enumerable.Range(1, Artworks).Where(one => Enumerable.Range(1, Artworks).Any(
            other => other != one && Distance(hashes, one, other) <= maxDistance)).Select(id => (long)id)];
        Assert.NotEmpty(similar);
        Assert.Equal(similar.Order(), groups.SelectMany(group => group.Images).Select(image => image.ArtworkId).Distinct().Order());
    }

    [Theory]
    [InlineData("tracks", "SELECT t.id FROM artworks a JOIN tracks t ON t.shown_artwork_id = a.id WHERE a.longest_side < 300 ORDER BY a.longest_side, a.id, t.id LIMIT 51")]
    [InlineData("albums", "SELECT t.id FROM artworks a JOIN albums t ON t.artwork_id = a.id WHERE a.longest_side < 300 ORDER BY a.longest_side, a.id, t.id LIMIT 51")]
    [InlineData("shared", "SELECT artwork_id, min(id) FROM albums WHERE artwork_id > 5 GROUP BY artwork_id HAVING count(*) > 1 ORDER BY artwork_id LIMIT 51")]
    [InlineData("tracks without", "SELECT id FROM tracks WHERE shown_artwork_id IS NULL AND id > 5 ORDER BY id LIMIT 51")]
    public async Task Lists_Plans_WalkAnIndexInTheListsOrder(string list, string sql)
    {
        await Library.Database.InitializeAsync(Cancel);

        string[] steps = Plan(sql);

        Assert.True(steps.All(step => !step.Contains("TEMP B-TREE", StringComparison.Ordinal) && !step.StartsWith("SCAN", StringComparison.Ordinal)), $"{list}: {string.Join("; ", steps)}");
    }

    private static int Distance(long[] hashes, long one, long other) => BitOperations.PopCount((ulong)(hashes[one - 1] ^ hashes[other - 1]));

    // Some hashes are copies of others with a few bits turned.
    private long[] Insert(Random random)
    {
        long[] hashes = new long[Artworks];
        using var connection = new SqliteConnection($"Data Source={Library.File};Pooling=False");
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        for (int i = 0; i < Artworks; i++)
        {
            long hash = i > 0 && random.Next(3) == 0 ? hashes[random.Next(i)] : random.NextInt64(long.MinValue, long.MaxValue);
            for (int turned = random.Next(6); turned > 0; turned--)
                hash ^= 1L << random.Next(64);
            hashes[i] = hash;
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"""
                INSERT INTO artworks (id, hash, profile, key_hash, mime_type, width, height, byte_length, created_at, longest_side, perceptual_hash, hash_band0, hash_band1, hash_band2, hash_band3)
                VALUES ({i + 1}, x'{i:X8}', 'p', {i}, 'image/jpeg', {random.Next(1, 900)}, 100, 5, '2026-01-01', 100, {hash}, {Band(0)}, {Band(1)}, {Band(2)}, {Band(3)})
                """;
            command.ExecuteNonQuery();

            long Band(int band) => (hash >> (16 * band)) & 0xFFFF;
        }

        transaction.Commit();
        return hashes;
    }

    private string[] Plan(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Library.File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        using SqliteDataReader rows = command.ExecuteReader();
        var steps = new List<string>();
        while (rows.Read())
            steps.Add(rows.GetString(3));
        return [.. steps];
    }
}
