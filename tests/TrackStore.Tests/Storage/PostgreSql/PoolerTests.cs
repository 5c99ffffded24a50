using TrackStore.Storage;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>Stores behind a pooler that gives the next transaction another connection. The conformance suite also runs behind it.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PoolerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstUse_TenNodesAtOnce_MigratesOnce()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        string pooled = await database.PooledAsync();
        ServiceProvider[] nodes = [.. Enumerable.Range(0, 10).Select(node => Open($"{pooled};Application Name=node{node}"))];

        await Task.WhenAll(nodes.Select(node => node.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel)));

        Assert.Equal(1L, await database.SqlAsync($"SELECT count(*) FROM {Schema.MigrationsHistory}"));
        foreach (ServiceProvider node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task Writes_TwoStoresAtOnce_LoseNothingAndLeaveNothingInTheSessions()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        string pooled = await database.PooledAsync();
        await using ServiceProvider first = Open($"{pooled};Application Name=first");
        await using ServiceProvider second = Open($"{pooled};Application Name=second");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? first : second).GetRequiredService<ITrackRepository>()
            .AddAsync(new NewTrack { Title = $"T{i}", Artist = "A" }, Cancel)));

        Assert.Equal(100, await first.GetRequiredService<ITrackRepository>().CountAsync(new TrackQuery(), cancellationToken: Cancel));

        // The stores work in the background after they were opened, too, and the pooler hears later that they are gone.
        await first.DisposeAsync();
        await second.DisposeAsync();
        await NoneIsLeftAsync(database, "pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await NoneIsLeftAsync(database, "pg_class WHERE relpersistence = 't'");
        await NoneIsLeftAsync(database, "pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'");
    }

    [Fact]
    public async Task NotifyOnChange_ListenerBesideThePooler_ReportsAtOnce()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        string pooled = await database.PooledAsync();
        await using ServiceProvider writer = Open(pooled, database.ConnectionString);
        await using ServiceProvider reader = Open(pooled, database.ConnectionString);
        await using IAsyncEnumerator<LibraryChange> changes = reader.GetRequiredService<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        ValueTask<bool> next = changes.MoveNextAsync();
        while (await database.SqlAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'") is 0L)
            await Task.Delay(5, Cancel);

        Track track = await writer.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        Assert.True(await next.AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal([track.Id], changes.Current.AddedTrackIds);
    }

    private static async Task NoneIsLeftAsync(PostgreSqlDatabase database, string rows)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await database.SqlAsync($"SELECT count(*) FROM {rows}") is not 0L)
            await Task.Delay(5, patience.Token);
    }

    private static ServiceProvider Open(string connectionString, string? listener = null) => new ServiceCollection()
        .Configure<TrackStoreOptions>(options => options.ChangePollInterval = TimeSpan.FromHours(1))
        .AddTrackStore(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = connectionString;
            options.NotifyOnChange = listener is not null;
            options.ListenConnectionString = listener;
        }))
        .BuildServiceProvider();
}
