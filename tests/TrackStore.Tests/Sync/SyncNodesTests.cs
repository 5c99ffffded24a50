using System.Collections.Concurrent;
using System.Globalization;
using TrackStore.SyncHost;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Sync;

/// <summary>Nodes that share a library in PostgreSQL. TRACKSTORE_KILLS sets how many of them are killed.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class SyncNodesTests
{
    private const int Tracks = 240;
    private const int ChunkSize = 10;
    private const int FewKills = 1;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("TRACKSTORE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : FewKills;

    [Fact]
    public async Task SyncAsync_FourNodesWithPartsOfTheSameAlbums_StoreEachTrackAndAlbumOnce()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using var nodes = new PostgreSqlNodes(database, Tracks);

        SyncResult[] results = await Task.WhenAll(nodes.Nodes.Select((_, node) => nodes.SyncAsync(
            node, tracks => tracks.Where((_, number) => number % nodes.Nodes.Count == node))));

        Assert.Equal(Tracks, results.Sum(result => result.Counts.Added));
        await AssertWholeAsync(database, edition: 1);
    }

    [Fact]
    public async Task SyncAsync_FourNodesWithTheSameTracksInOtherOrders_StoreEachOnceAndLoseNoChange()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using var nodes = new PostgreSqlNodes(database, Tracks);

        long added = 0;
        foreach (int edition in new[] { 1, 2 })
        {
            foreach (ScriptedPlatform platform in nodes.Platforms)
                platform.Edition = edition;
            SyncResult[] results = await Task.WhenAll(nodes.Nodes.Select((_, node) => nodes.SyncAsync(node, tracks => Rotated(tracks, node * 70, backwards: node % 2 == 1))));
            Assert.All(results, result => Assert.Equal((0L, null), (result.Counts.Failed, result.Interruption)));
            added += results.Sum(result => result.Counts.Added);
            await AssertWholeAsync(database, edition);
        }

        Assert.Equal(Tracks, added);
    }

    [Fact]
    public async Task SyncAsync_FourNodesWithTheSameCovers_DownloadEachOnce()
    {
        const int Covers = Tracks / ScriptedPlatform.PerAlbum;
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using var server = new HostileServer();
        var requests = new ConcurrentDictionary<int, int>();
        for (int album = 0; album < Covers; album++)
        {
            int number = album;
            byte[] cover = Pictures.Jpeg(album, 200, 200);
            server[$"/cover{album}.jpg"] = exchange =>
            {
                requests.AddOrUpdate(number, 1, (_, count) => count + 1);
                return exchange.AnswerAsync("200 OK", cover, "Content-Type: image/jpeg", "ETag: \"1\"");
            };
        }

        await using var nodes = new PostgreSqlNodes(database, Tracks, server.UrlOf("/"));

        await Task.WhenAll(nodes.Nodes.Select((_, node) => nodes.SyncAsync(node, tracks => Rotated(tracks, node * 70, backwards: false))));

        Assert.Equal(Enumerable.Repeat(1, Covers), requests.OrderBy(request => request.Key).Select(request => request.Value));
        Assert.Equal((long)Covers, await database.SqlAsync("SELECT count(*) FROM albums WHERE artwork_id IS NOT NULL"));
        Assert.Equal((long)Covers, await database.SqlAsync("SELECT count(*) FROM artworks"));
        Assert.Equal((long)Tracks, await database.SqlAsync("SELECT count(*) FROM tracks WHERE shown_artwork_id IS NOT NULL"));
    }

    [Fact]
    public async Task SyncAsync_ConnectionsCutAgainAndAgain_FailsAsUnreachableAndTheRepeatedSyncLosesNothing()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using var nodes = new PostgreSqlNodes(database, Tracks);
        using var oneCut = new SemaphoreSlim(1, 1);
        int cut = 0;

        await Task.WhenAll(nodes.Nodes.Select(async (_, node) =>
        {
            for (int attempt = 0; attempt < 100; attempt++)
            {
                try
                {
                    await nodes.SyncAsync(node, tracks => CuttingAt(tracks, attempt < 5 ? (node * 10) + (attempt * 20) : Tracks));
                    return;
                }
                catch (StoreUnavailableException error)
                {
                    Assert.Equal(StoreFault.Unreachable, error.Fault);
                    Interlocked.Increment(ref cut);
                }
            }
        }));

        Assert.True(cut > 0, "No sync was cut off.");
        await AssertWholeAsync(database, edition: 1);

        async IAsyncEnumerable<PlatformTrack> CuttingAt(IAsyncEnumerable<PlatformTrack> tracks, int position)
        {
            int number = 0;
            await foreach (PlatformTrack track in tracks)
            {
                if (number++ == position)
                {
                    await oneCut.WaitAsync(Cancel);
                    await database.SqlAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{database.Name}' AND pid <> pg_backend_pid()");
                    oneCut.Release();
                }

                yield return track;
            }
        }
    }

    [Fact]
    public async Task SyncAsync_ServerRestartsMeanwhile_FailsAsUnreachableAndTheRepeatedSyncLosesNothing()
    {
        await using RestartableServer server = await RestartableServer.StartAsync();
        await using PostgreSqlDatabase database = server.Database;
        await using var nodes = new PostgreSqlNodes(database, Tracks);
        int restarts = 0;
        int failures = 0;

        await Task.WhenAll(nodes.Nodes.Select(async (_, node) =>
        {
            while (true)
            {
                try
                {
                    await nodes.SyncAsync(node, tracks => RestartingAt(tracks, node == 0 ? Tracks / 2 : Tracks));
                    return;
                }
                catch (StoreUnavailableException error)
                {
                    Assert.Equal(StoreFault.Unreachable, error.Fault);
                    Interlocked.Increment(ref failures);
                    await Task.Delay(20, Cancel);
                }
            }
        }));

        Assert.Equal(1, restarts);
        Assert.True(failures > 0, "No sync was cut off.");
        await AssertWholeAsync(database, edition: 1);

        async IAsyncEnumerable<PlatformTrack> RestartingAt(IAsyncEnumerable<PlatformTrack> tracks, int position)
        {
            int number = 0;
            await foreach (PlatformTrack track in tracks)
            {
                if (number++ == position && restarts == 0)
                {
                    restarts++;
                    await server.RestartAsync();
                }

                yield return track;
            }
        }
    }

    [Fact]
    public async Task SyncLibraryAsync_NodeKilledAtARandomMoment_LosesNothingAcknowledgedAndAnotherNodeGoesOn()
    {
        var random = new Random(20261126);
        await using var server = new HostileServer();
        for (int album = 0; album < Tracks / ScriptedPlatform.PerAlbum; album++)
        {
            byte[] cover = Pictures.Jpeg(album, 200, 200);
            server[$"/cover{album}.jpg"] = exchange => exchange.AnswerAsync("200 OK", cover, "Content-Type: image/jpeg", "ETag: \"1\"");
        }

        TimeSpan whole;
        await using (PostgreSqlDatabase undisturbed = await PostgreSqlDatabase.CreateAsync())
            whole = (await SyncProcess.RunAsync(undisturbed.ConnectionString, Tracks, ChunkSize, life: null, server.UrlOf("/"))).Took!.Value;
        for (int kill = 0; kill < Kills; kill++)
        {
            await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
            SyncProcess killed = await SyncProcess.RunAsync(
                database.ConnectionString, Tracks, ChunkSize, whole * Math.Max(0.001, random.NextDouble()), server.UrlOf("/"));

            long stored = (long)(await database.SqlAsync("SELECT count(*) FROM tracks"))!;
            Assert.True(stored >= (killed.Edition == 1 ? killed.Acknowledged : Tracks), $"{killed} left {stored} tracks.");
            Assert.Equal(0, stored % ChunkSize);

            await using var nodes = new PostgreSqlNodes(database, Tracks, server.UrlOf("/"), time: new LaterTime());
            nodes.Platforms[0].Edition = 2;
            SyncResult result = await nodes.Nodes[0].GetRequiredService<ITrackSynchronizer>().SyncLibraryAsync(ScriptedPlatform.Name, cancellationToken: Cancel);
            Assert.Equal((0L, 0L, 0L, null), (result.Counts.Failed, result.Counts.ArtworkFailed, result.Counts.ArtworkPending, result.Interruption));
            await nodes.SyncAsync(0, tracks => tracks);
            await AssertWholeAsync(database, edition: 2);
            Assert.Equal((long)(Tracks / ScriptedPlatform.PerAlbum), await database.SqlAsync("SELECT count(*) FROM albums WHERE artwork_id IS NOT NULL"));
        }
    }

    private static async Task AssertWholeAsync(PostgreSqlDatabase database, int edition)
    {
        Assert.Equal((long)Tracks, await database.SqlAsync("SELECT count(*) FROM tracks"));
        Assert.Equal((long)Tracks, await database.SqlAsync("SELECT count(*) FROM track_platform_info"));
        Assert.Equal((long)Tracks, await database.SqlAsync("SELECT count(DISTINCT track_id) FROM track_platform_info"));
        Assert.Equal((long)(Tracks / ScriptedPlatform.PerAlbum), await database.SqlAsync("SELECT count(*) FROM albums"));
        Assert.Equal(0L, await database.SqlAsync("SELECT count(*) FROM (SELECT name_key FROM genres GROUP BY 1 HAVING count(*) > 1) AS twice"));
        Assert.Equal((long)(edition == 1 ? 0 : Tracks / 3), await database.SqlAsync("SELECT count(*) FROM tracks WHERE title LIKE '%(remastered)'"));

        // The numbers of the log are given in the order of commits, without gaps.
        Assert.Equal(0L, await database.SqlAsync("SELECT max(id) - min(id) + 1 - count(*) FROM change_log"));
    }

    private static async IAsyncEnumerable<PlatformTrack> Rotated(IAsyncEnumerable<PlatformTrack> tracks, int first, bool backwards)
    {
        List<PlatformTrack> all = await tracks.ToListAsync(Cancel);
        if (backwards)
            all.Reverse();
        foreach (PlatformTrack track in all.Skip(first).Concat(all.Take(first)))
            yield return track;
    }

    /// <summary>The time in an hour, when the leases of a killed process have expired.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(1);
    }
}
