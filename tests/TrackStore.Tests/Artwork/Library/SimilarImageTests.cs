using System.Numerics;
using Microsoft.Data.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Library;

/// <summary>The groups of similar pictures are those that comparing all pairs would give, and each picture is in one.</summary>
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
        long[] hashes = Hashes(new Random(maxDistance));
        Insert(hashes, new Random(maxDistance));
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

        Assert.Equal(GroupsOf(hashes, maxDistance), groups.Select(group => group.Images.Select(image => image.ArtworkId).Order().ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task ListSimilarAsync_PictureLikeTwoThatAreNotAlike_AreInOneGroup(int pageSize)
    {
        await Library.Database.InitializeAsync(Cancel);

        // The third is like the first and the second, which aren't alike; so is the last one.
        Insert([0b000000, 0b111111, 0b000111, 0b100110], new Random(1));
        var images = Library.Services.GetRequiredService<IImageLibrary>();

        var groups = new List<long[]>();
        var query = new SimilarImageQuery { MaxDistance = 4, PageSize = pageSize };
        do
        {
            SimilarImagePage page = await images.ListSimilarAsync(query, Cancel);
            groups.AddRange(page.Items.Select(group => group.Images.Select(image => image.ArtworkId).Order().ToArray()));
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);

        Assert.Equal([[1L, 2, 3, 4]], groups);
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

    // Each picture goes to the earliest one that is like it and is itself like none of those that others went to. One that nothing went to
    // joins the earliest group that has one like it.
    private static long[][] GroupsOf(long[] hashes, int maxDistance)
    {
        var groups = new List<List<long>>();
        for (long id = 1; id <= hashes.Length; id++)
        {
            if (groups.Find(group => Distance(hashes, group[0], id) <= maxDistance) is { } group)
                group.Add(id);
            else
                groups.Add([id]);
        }

        foreach (long alone in groups.Where(group => group.Count == 1).Select(group => group[0]).ToArray())
            groups.Find(group => group.Count > 1 && group.Exists(id => Distance(hashes, id, alone) <= maxDistance))?.Add(alone);
        return [.. groups.Where(group => group.Count > 1).Select(group => group.Order().ToArray())];
    }

    // Some hashes are copies of others with a few bits turned.
    private static long[] Hashes(Random random)
    {
        long[] hashes = new long[Artworks];
        for (int i = 0; i < Artworks; i++)
        {
            long hash = i > 0 && random.Next(3) == 0 ? hashes[random.Next(i)] : random.NextInt64(long.MinValue, long.MaxValue);
            for (int turned = random.Next(6); turned > 0; turned--)
                hash ^= 1L << random.Next(64);
            hashes[i] = hash;
        }

        return hashes;
    }

    [Fact]
    public async Task ListSimilarAsync_SameShapesInOtherColors_AreOtherPictures()
    {
        await Library.Database.InitializeAsync(Cancel);
        Insert([7, 7, 7], new Random(1));
        Paint(1, 200, 40, 40);
        Paint(2, 205, 45, 38);
        Paint(3, 40, 40, 200);

        SimilarImagePage page = await Library.Services.GetRequiredService<IImageLibrary>().ListSimilarAsync(cancellationToken: Cancel);

        Assert.Equal([1L, 2], Assert.Single(page.Items).Images.Select(image => image.ArtworkId).Order());

        void Paint(long artworkId, byte red, byte green, byte blue)
        {
            byte[] pixels = [.. Enumerable.Repeat<byte[]>([red, green, blue, 255], 16 * 16).SelectMany(pixel => pixel)];
            Library.Sql($"UPDATE artworks SET thumb_hash = x'{Convert.ToHexString(ThumbHash.Encode(pixels, 16, 16).Bytes.Span)}' WHERE id = {artworkId}");
        }
    }

    private void Insert(long[] hashes, Random random)
    {
        using var connection = new SqliteConnection($"Data Source={Library.File};Pooling=False");
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        for (int i = 0; i < hashes.Length; i++)
        {
            long hash = hashes[i];
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"""
                INSERT INTO artworks (id, hash, profile, key_hash, mime_type, width, height, byte_length, created_at, longest_side, perceptual_hash, hash_band0, hash_band1, hash_band2, hash_band3)
                VALUES ({i + 1}, x'{i:X16}', 'p', {i}, 'image/jpeg', {random.Next(1, 900)}, 100, 5, '2026-01-01', 100, {hash}, {Band(0)}, {Band(1)}, {Band(2)}, {Band(3)})
                """;
            command.ExecuteNonQuery();

            long Band(int band) => (hash >> (16 * band)) & 0xFFFF;
        }

        transaction.Commit();
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
