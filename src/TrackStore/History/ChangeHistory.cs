using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;

namespace TrackStore.History;

/// <inheritdoc cref="IChangeHistory"/>
internal sealed class ChangeHistory(StoreDatabase database, FieldRanking ranking, IOptions<ArtworkOptions> options) : IChangeHistory
{
    private readonly IReadOnlyList<string> _artworkRanking = [.. options.Value.SourceRanking];

    public async Task<IReadOnlyList<HistoryEntry>> ListAsync(HistoryQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new HistoryQuery();
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, HistoryQuery.MaxPageSize, nameof(query));
        string? kind = query.Kind is { } only ? EnumNames<HistoryKind>.Of(only) : null;
        return await database.QueryAsync(
            async (context, token) =>
            {
                // Without the rows, which may be long.
                List<ChangeHistoryEntity> found = await context.Set<ChangeHistoryEntity>()
                    .Where(change => (kind == null || change.Kind == kind)
                        && (query.IncludeUndone || change.UndoneAt == null)
                        && (query.Before == null || change.Id < query.Before))
                    .OrderByDescending(change => change.Id)
                    .Take(query.PageSize)
                    .Select(change => new ChangeHistoryEntity
                    {
                        Id = change.Id,
                        Kind = change.Kind,
                        Description = change.Description,
                        CreatedAt = change.CreatedAt,
                        UndoneAt = change.UndoneAt,
                        Rows = "",
                    })
                    .ToListAsync(token)
                    .ConfigureAwait(false);
                return found.ConvertAll(HistoryPlanner.ToEntry);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<HistoryEntry> UndoAsync(long id, CancellationToken cancellationToken = default)
        => database.PlanAsync(rows => Undo(rows, id), cancellationToken);

    private HistoryEntry Undo(LibraryRows rows, long id)
    {
        ChangeHistoryEntity change = rows.History.Find(id) ?? throw new HistoryEntryNotFoundException(id);
        if (change.UndoneAt is not null)
            throw new UndoConflictException(id, "It was undone before.");
        new UndoPlanner(rows, ranking, _artworkRanking).Undo(id, RecordedRow.Parse(change.Rows));
        ChangeHistoryEntity undone = change with { UndoneAt = rows.Now };
        rows.History.Put(undone);
        return HistoryPlanner.ToEntry(undone);
    }
}
