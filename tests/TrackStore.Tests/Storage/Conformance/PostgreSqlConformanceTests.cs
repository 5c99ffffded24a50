using TrackStore.Conformance;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>The store's own PostgreSQL database.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlConformanceTests : StoreConformance
{
    protected override bool RunsAll => ConformanceRun.IsFull;

    protected override async Task<IStoreDatabase> CreateDatabaseAsync(CancellationToken cancellationToken) => new OwnDatabase(await PostgreSqlDatabase.CreateAsync());

    private sealed class OwnDatabase(PostgreSqlDatabase database) : IStoreDatabase
    {
        public void AddStore(IServiceCollection services, Action<ITrackStoreBuilder> configure) => services.AddTrackStore(store =>
        {
            store.UsePostgreSql(database.ConnectionString);
            configure(store);
        });

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
