using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Search;

/// <summary>Stands for the index on databases for which there is none.</summary>
internal sealed class NoSearchIndex : ISearchIndex
{
    public static readonly NoSearchIndex Instance = new();

    public ValueTask<TrackFinder?> OpenAsync(DbContext context, CancellationToken cancellationToken) => new((TrackFinder?)null);

    public bool IsDamage(DbException exception) => false;

    public Task ReportDamageAsync(DbContext context, DbException exception, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask<SearchIndexState> GetStateAsync(DbContext context, CancellationToken cancellationToken)
        => new(SearchIndexState.Missing);

    public Task<bool> FillAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task ClearAsync(DbContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
