using Npgsql;
using TrackStore.SyncHost;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>Stores that behave as processes of their own on one database: each has its own pool, and none waits at another's gate.</summary>
internal sealed class PostgreSqlNodes : IAsyncDisposable
{
    // The gate of a process is found by the server's name, so each node spells the address in another way.
    private static readonly string[] Spellings = ["127.0.0.1", "127.1", "127.0.1", "2130706433"];

    private readonly ServiceProvider[] _nodes;

    public PostgreSqlNodes(PostgreSqlDatabase database, int tracks, Uri? covers = null, int chunkSize = 10, TimeProvider? time = null)
    {
        Platforms = [.. Spellings.Select(_ => new ScriptedPlatform(tracks, covers))];
        _nodes = [.. Spellings.Select((spelling, node) => Open(database, spelling, Platforms[node], chunkSize, time ?? TimeProvider.System))];
    }

    public IReadOnlyList<ServiceProvider> Nodes => _nodes;

    public ScriptedPlatform[] Platforms { get; }

    /// <summary>Synchronizes what a node takes of the scripted library.</summary>
    public Task<SyncResult> SyncAsync(int node, Func<IAsyncEnumerable<PlatformTrack>, IAsyncEnumerable<PlatformTrack>> select)
        => _nodes[node].GetRequiredService<ITrackSynchronizer>().SyncAsync(
            select(Platforms[node].GetLibraryAsync()), cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (ServiceProvider node in _nodes)
            await node.DisposeAsync();
    }

    private static ServiceProvider Open(PostgreSqlDatabase database, string spelling, ScriptedPlatform platform, int chunkSize, TimeProvider time)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        if (settings.Host == Spellings[0])
            settings.Host = spelling;
        return new ServiceCollection()
            .AddSingleton(time)
            .AddSingleton<IPlatformClient>(platform)
            .Configure<ArtworkDownloadOptions>(options => options.AllowedHosts.Add("127.0.0.1"))
            .Configure<SyncOptions>(options => options.ChunkSize = chunkSize)
            .AddTrackStore(store => store.UsePostgreSql(settings.ConnectionString))
            .BuildServiceProvider();
    }
}
