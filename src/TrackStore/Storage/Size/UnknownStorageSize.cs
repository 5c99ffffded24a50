using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Size;

/// <summary>A database of which nothing is known.</summary>
internal sealed class UnknownStorageSize : IStorageSize
{
    public Task<DatabaseSize> MeasureAsync(DbContext context, CancellationToken cancellationToken)
        => Task.FromResult(new DatabaseSize(null, null, null));

    public Task<long?> MeasureBytesAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task<bool> CompactAsync(StoreDatabase database, Func<CancellationToken, Task> stepped, CancellationToken cancellationToken)
        => Task.FromResult(false);
}
