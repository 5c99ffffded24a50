using TrackStore.Conformance;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>The store's own PostgreSQL database, behind a pooler that lends connections for one transaction.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlPoolerConformanceTests : StoreConformance
{
    protected override bool RunsAll => ConformanceRun.IsFull;

    protected override async Task<IStoreDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        // The statements are those without a pooler; what one may break has tests of its own, PoolerTests.
        Assert.SkipUnless(ConformanceRun.IsFull, "Nothing runs through a pooler by default. TRACKSTORE_CONFORMANCE=all runs everything.");
        PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        return new PooledDatabase(database, await database.PooledAsync());
    }

    private sealed class PooledDatabase(PostgreSqlDatabase database, string connectionString) : IStoreDatabase
    {
        public void AddStore(IServiceCollection services, Action<ITrackStoreBuilder> configure) => services.AddTrackStore(store =>
        {
            store.UsePostgreSql(connectionString);
            configure(store);
        });

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
