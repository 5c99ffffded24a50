namespace TrackStore.Storage;

/// <summary>Work that an opened library may need, done beside its use. It is short when there is nothing to do, and goes on where it was interrupted.</summary>
internal interface IStoreTask
{
    Task RunAsync(StoreDatabase database, CancellationToken cancellationToken);
}
