using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Size;

/// <summary>Measures a database and makes it smaller.</summary>
internal interface IStorageSize
{
    /// <summary>Measures the database.</summary>
    Task<DatabaseSize> MeasureAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Measures the database without its parts, which is quick.</summary>
    /// <returns>The bytes, or null when the database doesn't tell.</returns>
    Task<long?> MeasureBytesAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Gives free space back in small steps, each of which blocks neither readers nor, for long, writers.</summary>
    /// <param name="database">The library.</param>
    /// <param name="stepped">Called after each step.</param>
    /// <param name="cancellationToken">Cancels the call between steps.</param>
    /// <returns>False when the database can't do it.</returns>
    Task<bool> CompactAsync(StoreDatabase database, Func<CancellationToken, Task> stepped, CancellationToken cancellationToken);
}
