using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Rendering;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Tracks.Layers;

namespace TrackStore.History;

/// <inheritdoc cref="IChangeHistory"/>
internal sealed class ChangeHistory(
    StoreDatabase database, FieldRanking ranking, FieldRankings rankings, RenditionSettings renditions, IOptions<ArtworkOptions> options)
    : IChangeHistory
{
    private readonly IReadOnlyList<string> _artworkRanking = [.. options.Value.SourceRanking];

    public async Task<IReadOnlyList<HistoryEntry>> ListAsync(HistoryQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new HistoryQuery();
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, HistoryQuery.MaxPageSize, nameof(query));
        string[] kinds = [.. query.Kinds.Select(EnumNames<HistoryKind>.Of)];
        return await database.QueryAsync(
            async (context, token) =>
            {
                List<ChangeHistoryEntity> found = await context.Set<ChangeHistoryEntity>()
                    .Where(change => (kinds.Length == 0 || kinds.Contains(change.Kind))
                        && (query.IncludeUndone || change.UndoneAt == null)
                        && (query.Before == null || change.Id < query.Before))
                    .OrderByDescending(change => change.Id)
                    .Take(query.PageSize)
                    .ToListAsync(token)
                    .ConfigureAwait(false);
                return found.ConvertAll(ChangeRecorder.ToEntry);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<HistoryEntry> UndoAsync(long id, CancellationToken cancellationToken = default)
        => InvertAsync(id, isRedo: false, cancellationToken);

    public Task<HistoryEntry> RedoAsync(long id, CancellationToken cancellationToken = default)
        => InvertAsync(id, isRedo: true, cancellationToken);

    private async Task<HistoryEntry> InvertAsync(long id, bool isRedo, CancellationToken cancellationToken)
    {
        // Neither can be undone in a host's transaction.
        if (!database.IsEnlisted)
        {
            await rankings.AdoptAsync(cancellationToken).ConfigureAwait(false);
            await renditions.AdoptAsync(cancellationToken).ConfigureAwait(false);
        }

        HistoryEntry inverted = await database.WriteAsync(
            (transaction, token) => InvertAsync(transaction, id, isRedo, token), cancellationToken).ConfigureAwait(false);

        // The tracks follow in many transactions. The change is undone by now, so that it's too late to cancel.
        if (inverted.Kind == HistoryKind.RankingsChanged)
            await rankings.FollowHistoryAsync(CancellationToken.None).ConfigureAwait(false);
        else if (inverted.Kind == HistoryKind.RenditionsChanged)
            await renditions.FollowHistoryAsync(CancellationToken.None).ConfigureAwait(false);
        return inverted;
    }

    private async Task<HistoryEntry> InvertAsync(
        StoreTransaction transaction, long id, bool isRedo, CancellationToken cancellationToken)
    {
        ChangeHistoryEntity change = await transaction.ReadAsync(context => context.Set<ChangeHistoryEntity>()
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken)).ConfigureAwait(false)
            ?? throw new HistoryEntryNotFoundException(id);
        var scope = new UndoScope(id, EnumNames<HistoryKind>.Parse(change.Kind), isRedo);
        if (isRedo != change.UndoneAt is not null)
        {
            throw new UndoConflictException(id, isRedo ? "It was not undone, or it was redone since." : "It was undone before.", isRedo)
            {
                IsDoneAlready = true,
            };
        }

        if (database.IsEnlisted && scope.Kind is HistoryKind.RankingsChanged or HistoryKind.RenditionsChanged)
        {
            throw new InvalidOperationException(
                "What the application uses follows when the change is undone. Call this outside of the host's own transaction.");
        }

        // The parts were written in the order of their numbers, and each holds what the last one of undoing or redoing it has written.
        int[] numbers = await transaction.ReadAsync(context => context.Set<ChangeHistoryPartEntity>()
            .Where(part => part.HistoryId == id)
            .Select(part => part.Number)
            .ToArrayAsync(cancellationToken)).ConfigureAwait(false);
        long bytes = 0;
        bool isChanged = false;
        var names = new UndoneNames();
        foreach (int number in isRedo ? numbers.Order() : numbers.OrderDescending())
        {
            RecordedPart part = await InvertAsync(transaction, scope, number, names, cancellationToken).ConfigureAwait(false);
            bytes += part.Bytes;
            isChanged |= part.Parts > 0;
        }

        if (!isChanged)
        {
            throw scope.Conflict(scope.IsDecision
                ? "It was taken back, or what it is about was deleted since."
                : "All that it changed was deleted since.");
        }

        return await transaction.PlanAsync(
            rows =>
            {
                names.Check(rows, scope);
                ChangeHistoryEntity inverted = change with { UndoneAt = isRedo ? null : rows.Now, ByteLength = bytes };
                rows.History.AddStored(change);
                rows.History.Put(inverted);
                return ChangeRecorder.ToEntry(inverted);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<RecordedPart> InvertAsync(
        StoreTransaction transaction, UndoScope scope, int number, UndoneNames names, CancellationToken cancellationToken)
    {
        ChangeHistoryPartEntity part = await transaction.ReadAsync(context => context.Set<ChangeHistoryPartEntity>()
            .SingleAsync(row => row.HistoryId == scope.ChangeId && row.Number == number, cancellationToken)).ConfigureAwait(false);
        IReadOnlyList<RecordedRow> recorded = RecordedRows.Parse(part.Rows);
        names.Add(recorded);
        scope = await transaction.ReadAsync(context => NamesInUse.AddToAsync(scope, context, recorded, cancellationToken))
            .ConfigureAwait(false);
        if (scope.IsTaxonomy)
        {
            scope = scope with
            {
                TaggedTracks = await transaction.ReadAsync(context => TaggedTracks.ReadAsync(context, recorded, cancellationToken))
                    .ConfigureAwait(false),
            };
        }

        RecordedPart inverse = await transaction.PlanAsync(
            rows =>
            {
                rows.HistoryParts.AddStored(part);
                new UndoPlanner(rows, scope, new UndoProjection(rows, ranking, _artworkRanking)).Undo(recorded);
                return ChangeRecorder.Replace(rows, part);
            },
            cancellationToken).ConfigureAwait(false);
        await transaction.ForgetRowsAsync(cancellationToken).ConfigureAwait(false);
        return inverse;
    }
}
