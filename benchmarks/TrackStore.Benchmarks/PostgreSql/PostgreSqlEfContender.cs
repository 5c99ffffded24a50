using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Benchmarks.Sync;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>EF Core on PostgreSQL, with the store's schema and identity columns.</summary>
internal sealed class PostgreSqlEfContender(bool isChunked) : ISyncContender
{
    private EfSync _sync = null!;

    public string Name => isChunked ? "EF Core, one SaveChanges per 500" : "EF Core, one SaveChanges per track";

    public async Task OpenAsync(string file)
    {
        var contexts = new PooledDbContextFactory<EfContext>(
            new DbContextOptionsBuilder<EfContext>().UseNpgsql(file).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        await using EfContext context = await contexts.CreateDbContextAsync();
        await SearchIndexSetup.CreateTablesAsync(context);
        _sync = new EfSync(contexts);
    }

    public Task SyncAsync(IEnumerable<PlatformTrack> tracks) => isChunked ? _sync.SaveChunksAsync(tracks) : _sync.SaveEachAsync(tracks);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
