namespace TrackStore.Tests.Fakes;

/// <summary>A database that never answers.</summary>
internal sealed class SilentDatabase : ITrackStoreDatabase
{
    public CancellationToken Asked { get; private set; }

    public Task InitializeAsync(CancellationToken cancellationToken = default) => NeverAsync<bool>(cancellationToken);

    public Task OpenAsync(CancellationToken cancellationToken = default) => NeverAsync<bool>(cancellationToken);

    public Task<LibraryStatus> GetStatusAsync(CancellationToken cancellationToken = default) => NeverAsync<LibraryStatus>(cancellationToken);

    public Task<LibraryStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => NeverAsync<LibraryStatistics>(cancellationToken);

    public Task RebuildSearchIndexAsync(CancellationToken cancellationToken = default) => NeverAsync<bool>(cancellationToken);

    public Task<StorageReport> GetStorageAsync(CancellationToken cancellationToken = default) => NeverAsync<StorageReport>(cancellationToken);

    public Task<CompactionResult> CompactAsync(IProgress<CompactionResult>? progress = null, CancellationToken cancellationToken = default) => NeverAsync<CompactionResult>(cancellationToken);

    public Task<string> GenerateSchemaScriptAsync(string? fromMigration = null, CancellationToken cancellationToken = default) => NeverAsync<string>(cancellationToken);

    // Not even when it is canceled, like a driver that blocks.
    private Task<T> NeverAsync<T>(CancellationToken cancellationToken)
    {
        Asked = cancellationToken;
        return new TaskCompletionSource<T>().Task;
    }
}
