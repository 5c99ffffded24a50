using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrackStore.Benchmarks.Sync;
using TrackStore.Storage.Hosted;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>The store's synchronizer on PostgreSQL, without pictures.</summary>
/// <param name="kind">Whose context holds the tables, and how they are written.</param>
internal sealed class PostgreSqlStoreContender(PostgreSqlStoreKind kind) : ISyncContender
{
    private ServiceProvider _services = null!;

    public string Name => kind switch
    {
        PostgreSqlStoreKind.Own => "TrackStore, UsePostgreSql",
        PostgreSqlStoreKind.HostNative => "TrackStore, a host's context, native",
        _ => "TrackStore, a host's context, portable",
    };

    public async Task OpenAsync(string file)
    {
        var services = new ServiceCollection();
        services.AddDbContextFactory<HostContext>(options => options.UseNpgsql(file));
        services.AddTrackStore(store =>
        {
            if (kind == PostgreSqlStoreKind.Own)
                store.UsePostgreSql(file);
            else
                store.UseDbContext<HostContext>().AddPostgreSql();
        });
        if (kind == PostgreSqlStoreKind.HostPortable)
        {
            foreach (ServiceDescriptor dialect in services.Where(service => service.ServiceType == typeof(IHostDialect)).ToArray())
                services.Remove(dialect);
        }

        _services = services.BuildServiceProvider();
        if (kind != PostgreSqlStoreKind.Own)
        {
            await using HostContext context = await _services.GetRequiredService<IDbContextFactory<HostContext>>().CreateDbContextAsync();
            await SearchIndexSetup.CreateTablesAsync(context);
        }

        await _services.GetRequiredService<ITrackStoreDatabase>().InitializeAsync();
    }

    public Task SyncAsync(IEnumerable<PlatformTrack> tracks) => _services.GetRequiredService<ITrackSynchronizer>()
        .SyncAsync(tracks.ToAsyncEnumerable(), new SyncRunOptions { IncludeArtwork = false });

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
