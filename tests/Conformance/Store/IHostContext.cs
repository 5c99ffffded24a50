using Microsoft.EntityFrameworkCore;

namespace TrackStore.Conformance;

/// <summary>A context of the host, with a table of its own.</summary>
public interface IHostContext : IAsyncDisposable
{
    /// <summary>Gets the context.</summary>
    DbContext Context { get; }

    /// <summary>Adds a row to the host's table and saves it.</summary>
    Task AddRowAsync(CancellationToken cancellationToken);

    /// <summary>Counts the rows of the host's table.</summary>
    Task<int> CountRowsAsync(CancellationToken cancellationToken);
}
