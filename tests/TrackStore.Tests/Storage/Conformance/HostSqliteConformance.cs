using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TrackStore.Conformance;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>A host's context on SQLite.</summary>
public abstract class HostSqliteConformance : StoreConformance
{
    // The file with the tables, for each class: EF Core takes longer to create them than most tests.
    private static readonly ConcurrentDictionary<Type, Lazy<Task<byte[]>>> Templates = new();

    protected override bool RunsAll => ConformanceRun.IsFull;

    /// <summary>Gets a value indicating whether the store must not notice that it is SQLite.</summary>
    protected virtual bool IsPortable => false;

    protected override async Task<IStoreDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        byte[] template = await Templates.GetOrAdd(GetType(), _ => new(CreateTemplateAsync)).Value;
        var file = new SqliteFile();
        await File.WriteAllBytesAsync(file.Path, template, cancellationToken);
        return new HostDatabase(options => Configure(options, file), IsPortable, file);
    }

    protected abstract void Configure(DbContextOptionsBuilder options);

    private void Configure(DbContextOptionsBuilder options, SqliteFile file) => Configure(options.UseSqlite($"Data Source={file.Path};Pooling=False"));

    // Other tests wait for it, so the end of this one must not cancel it.
    private async Task<byte[]> CreateTemplateAsync()
    {
        await using var file = new SqliteFile();
        await HostDatabase.CreateTablesAsync(options => Configure(options, file), CancellationToken.None);
        return await File.ReadAllBytesAsync(file.Path);
    }

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
