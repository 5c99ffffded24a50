namespace TrackStore.Benchmarks.Sync;

/// <summary>A method of synchronizing a platform's tracks.</summary>
internal interface ISyncContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Creates a library that is used until the contender is disposed of; then it can open another one.</summary>
    Task OpenAsync(string file);

    Task SyncAsync(IEnumerable<PlatformTrack> tracks);
}
