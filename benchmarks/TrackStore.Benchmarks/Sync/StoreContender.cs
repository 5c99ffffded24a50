namespace TrackStore.Benchmarks.Sync;

/// <summary>The store's synchronizer, without pictures.</summary>
internal sealed class StoreContender(long? memoryMapBytes = null) : ISyncContender
{
    private StoreHost _host = null!;

    public string Name => "TrackStore, SyncAsync";

    public Task OpenAsync(string file)
    {
        _host = new StoreHost(file, memoryMapBytes: memoryMapBytes);
        return _host.Database.InitializeAsync();
    }

    public Task SyncAsync(IEnumerable<PlatformTrack> tracks)
        => _host.Synchronizer.SyncAsync(tracks.ToAsyncEnumerable(), new SyncRunOptions { IncludeArtwork = false });

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
