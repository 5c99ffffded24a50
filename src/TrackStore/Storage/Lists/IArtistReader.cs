using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Lists;

/// <summary>Lists the artists of all tracks by name without reading all tracks, where a database has a way to do it.</summary>
internal interface IArtistReader
{
    /// <summary>Reads artists in the order of their keys.</summary>
    Task<List<ArtistRow>> ReadAsync(DbContext context, ArtistRange range, CancellationToken cancellationToken);

    /// <summary>Counts the artists whose keys match all patterns of LIKE, up to a limit.</summary>
    Task<int> CountAsync(DbContext context, IReadOnlyList<string> patterns, int limit, CancellationToken cancellationToken);
}
