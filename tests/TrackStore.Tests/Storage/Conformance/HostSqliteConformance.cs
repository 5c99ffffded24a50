using Microsoft.EntityFrameworkCore;
using TrackStore.Conformance;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>A host's context on SQLite.</summary>
public abstract class HostSqliteConformance : StoreConformance
{
    protected override bool RunsAll => ConformanceRun.IsFull;

    /// <summary>Gets a value indicating whether the store must not notice that it is SQLite.</summary>
    protected virtual bool IsPortable => false;

    protected override async Task<IStoreDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var file = new SqliteFile();
        var database = new HostDatabase(options => Configure(options.UseSqlite($"Data Source={file.Path};Pooling=False")), IsPortable, file);
        await database.CreateTablesAsync(cancellationToken);
        return database;
    }

    protected abstract void Configure(DbContextOptionsBuilder options);

    private sealed class SqliteFile : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public string Path => _folder.PathOf("host.db");

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
