using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Search;

/// <summary>The index over the tracks' search keys. The writer of plans keeps it in step.</summary>
internal interface ISearchIndex
{
    /// <summary>Opens the index for a read.</summary>
    /// <returns>What finds tracks, or null when the index can't answer and every key has to be looked at.</returns>
    ValueTask<TrackFinder?> OpenAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Tells whether a query failed because the index is damaged.</summary>
    bool IsDamage(DbException exception);

    /// <summary>Keeps reads away from a damaged index until it was rebuilt, by whatever process.</summary>
    Task ReportDamageAsync(DbContext context, DbException exception, CancellationToken cancellationToken);

    ValueTask<SearchIndexState> GetStateAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Adds a part of the tracks that are not indexed yet, in the transaction of a write.</summary>
    /// <returns>True when there may be more.</returns>
    Task<bool> FillAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Empties the index, so that it is filled anew, in the transaction of a write. Does nothing where there is none.</summary>
    Task ClearAsync(DbContext context, CancellationToken cancellationToken);
}
