using TrackStore.Conformance;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>The store's own SQLite file.</summary>
public sealed class EmbeddedSqliteConformanceTests : StoreConformance
{
    protected override Task<IStoreDatabase> CreateDatabaseAsync(CancellationToken cancellationToken) => Task.FromResult<IStoreDatabase>(new EmbeddedDatabase());

    private sealed class EmbeddedDatabase : IStoreDatabase
    {
        private readonly TemporaryFolder _folder = new();

        public EmbeddedDatabase() => EmptyLibrary.CopyTo(_folder.PathOf("library.db"));

        public void AddStore(IServiceCollection services, Action<ITrackStoreBuilder> configure) => services.AddTrackStore(store =>
        {
            store.UseSqlite(_folder.PathOf("library.db"));
            configure(store);
        });

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
