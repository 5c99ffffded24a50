namespace TrackStore.Storage.Search;

/// <summary>Fills the search index of a library that was written before it had one.</summary>
internal sealed class SearchIndexStartupTask : IStartupTask
{
    public Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
        => database.FillSearchIndexAsync(cancellationToken);
}
