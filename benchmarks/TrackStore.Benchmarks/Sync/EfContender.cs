namespace TrackStore.Benchmarks.Sync;

/// <summary>EF Core on the store's own schema and file settings.</summary>
internal sealed class EfContender(bool isChunked) : ISyncContender
{
    private StoreHost _host = null!;
    private EfSync _sync = null!;

    public string Name => isChunked ? "EF Core, one SaveChanges per 500" : "EF Core, one SaveChanges per track";

    public async Task OpenAsync(string file)
    {
        _host = new StoreHost(file);
        await _host.Database.InitializeAsync();
        _sync = new EfSync(SqliteAccess.Contexts(file));
    }

    public Task SyncAsync(IEnumerable<PlatformTrack> tracks) => isChunked ? _sync.SaveChunksAsync(tracks) : _sync.SaveEachAsync(tracks);

    public async ValueTask DisposeAsync()
    {
        SqliteAccess.ClosePool(_host.File);
        await _host.DisposeAsync();
    }
}
