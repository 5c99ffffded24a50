using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage.Copying;

/// <summary>
/// Copies all rows of a library to an empty one, a page a transaction. The target's settings hold the position, so that an interrupted copy
/// goes on after the last page that was committed.
/// </summary>
internal sealed class LibraryCopier(StoreDatabase source, StoreDatabase target, IProgress<LibraryCopyProgress>? progress)
{
    private long _rows;
    private long _total;

    public async Task<LibraryComparison> RunAsync(CancellationToken cancellationToken)
    {
        // The work of opening a library changes rows, so it has to be done.
        await source.InitializeAsync(cancellationToken).ConfigureAwait(false);
        await target.InitializeAsync(cancellationToken).ConfigureAwait(false);
        SourceState state = await SourceState.ReadAsync(source, cancellationToken).ConfigureAwait(false);
        if (state.IsIncomplete)
            throw LibraryCopyErrors.SourceIncomplete();
        CopyPosition position = await target.WriteAsync(
            (transaction, token) => BeginAsync(transaction, state, token), cancellationToken).ConfigureAwait(false);

        _total = await CountAsync(source, cancellationToken).ConfigureAwait(false);
        _rows = await CountAsync(target, cancellationToken).ConfigureAwait(false);
        Report(0);
        if (!position.IsCopied)
            position = await CopyAsync(position, cancellationToken).ConfigureAwait(false);
        await RequireUnchangedAsync(state, cancellationToken).ConfigureAwait(false);
        await CopySettingsAsync(position, cancellationToken).ConfigureAwait(false);
        LibraryComparison comparison = await new LibraryComparer(source, target, progress).RunAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!comparison.IsEqual)
        {
            await RequireUnchangedAsync(state, cancellationToken).ConfigureAwait(false);
            throw LibraryCopyErrors.RowsDiffer(comparison);
        }

        await target.WriteAsync((transaction, token) => EndAsync(transaction, position, token), cancellationToken).ConfigureAwait(false);
        target.StartAfterCopy();
        return comparison;
    }

    /// <summary>Counts the rows that are copied.</summary>
    private static async Task<long> CountAsync(StoreDatabase database, CancellationToken cancellationToken)
        => await LibraryComparer.CountAsync(database, cancellationToken).ConfigureAwait(false)
            - await database.ReadAsync(
                (context, token) => context.Set<StoreSettingEntity>().OfDatabase().LongCountAsync(token), cancellationToken)
                .ConfigureAwait(false);

    private static async Task<CopyPosition> BeginAsync(StoreTransaction transaction, SourceState state, CancellationToken cancellationToken)
    {
        DbContext context = transaction.Context;
        StoreCountersEntity counters = await context.Set<StoreCountersEntity>().AsNoTracking().SingleAsync(cancellationToken)
            .ConfigureAwait(false);
        if (await StoreSettings.ReadAsync(context, CopyPosition.Key, cancellationToken).ConfigureAwait(false) is { } stored)
            return Resume(CopyPosition.Parse(stored), state, counters);
        foreach (CopiedTable table in CopiedTable.All.Where(table => !table.IsWrittenFirst))
        {
            if (await table.CountAsync(context, cancellationToken).ConfigureAwait(false) > 0)
                throw LibraryCopyErrors.TargetNotEmpty();
        }

        // From here on the target gives out no id that the source has given out, and opening it has nothing to update.
        var position = new CopyPosition { Schema = state.Schema, Source = state.Fingerprint };
        await context.Set<StoreSettingEntity>().OfLibrary().ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await transaction.PlanAsync(rows => StoreSettings.Set(rows, CopyPosition.Key, position.ToText()), cancellationToken)
            .ConfigureAwait(false);
        StoreMap map = StoreMap.Of(context);
        TableMap<StoreCountersEntity> counterTable = map.Table<StoreCountersEntity>();
        var plan = new ChangePlan();
        plan.Add(new RowChanges<StoreCountersEntity>(
            counterTable,
            RowChangeKind.Update,
            [state.Counters],
            counterTable.AllColumns & ~counterTable.KeyColumns & ~counterTable.Column(nameof(StoreCountersEntity.Writes)).Bit));
        plan.Add(SettingsOf(map, state));
        await transaction.ApplyAsync(plan, cancellationToken).ConfigureAwait(false);
        return position;
    }

    private static RowChanges<StoreSettingEntity> SettingsOf(StoreMap map, SourceState state)
    {
        TableMap<StoreSettingEntity> table = map.Table<StoreSettingEntity>();
        return new RowChanges<StoreSettingEntity>(table, RowChangeKind.Insert, state.Settings, table.AllColumns);
    }

    private static CopyPosition Resume(CopyPosition position, SourceState state, StoreCountersEntity counters)
    {
        if (position.Schema != state.Schema)
            throw LibraryCopyErrors.SchemaDiffers();
        if (position.Source != state.Fingerprint)
            throw LibraryCopyErrors.SourceChanged();
        if (SourceState.TextOf(counters) != position.Source)
            throw LibraryCopyErrors.TargetChanged();
        return position;
    }

    private static async Task<bool> EndAsync(StoreTransaction transaction, CopyPosition position, CancellationToken cancellationToken)
    {
        string text = position.ToText();
        int deleted = await transaction.Context.Set<StoreSettingEntity>()
            .Where(setting => setting.Key == CopyPosition.Key && setting.Value == text)
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        return deleted > 0 ? true : throw LibraryCopyErrors.TargetChanged();
    }

    /// <summary>Copies the pages after a position.</summary>
    private async Task<CopyPosition> CopyAsync(CopyPosition position, CancellationToken cancellationToken)
    {
        // Tables come after those that they refer to.
        CopiedTable[] tables = await target.ReadAsync(
            (context, _) => Task.FromResult<CopiedTable[]>(
                [.. CopiedTable.All.Where(table => !table.IsWrittenFirst).OrderBy(table => table.In(StoreMap.Of(context)).Place)]),
            cancellationToken).ConfigureAwait(false);
        int first = Math.Max(0, Array.FindIndex(tables, table => table.Entity.Name == position.Entity));
        foreach (CopiedTable table in tables.AsSpan(first).ToArray())
        {
            IReadOnlyList<string>? after = table.Entity.Name == position.Entity ? position.After : null;
            while (await source.ReadAsync((context, token) => table.ReadAsync(context, after, token), cancellationToken)
                .ConfigureAwait(false) is { } page)
            {
                after = page.Last;
                position = await MoveAsync(
                    position, position with { Entity = table.Entity.Name, After = after }, page, cancellationToken).ConfigureAwait(false);
                Report(page.Rows);
            }
        }

        return await MoveAsync(position, position with { IsCopied = true }, page: null, cancellationToken).ConfigureAwait(false);
    }

    private Task<CopyPosition> MoveAsync(CopyPosition from, CopyPosition to, CopiedPage? page, CancellationToken cancellationToken)
        => target.WriteAsync(
            async (transaction, token) =>
            {
                string? stored = await StoreSettings.ReadAsync(transaction.Context, CopyPosition.Key, token).ConfigureAwait(false);
                if (stored != from.ToText())
                    throw LibraryCopyErrors.TargetChanged();
                if (page is not null)
                {
                    var plan = new ChangePlan();
                    plan.Add(page.InsertsInto(StoreMap.Of(transaction.Context)));
                    await transaction.ApplyAsync(plan, token).ConfigureAwait(false);
                }

                await transaction.PlanAsync(rows => StoreSettings.Set(rows, CopyPosition.Key, to.ToText()), token).ConfigureAwait(false);
                return to;
            },
            cancellationToken);

    /// <summary>
    /// Copies the settings once more: a library notes in them what it did when it was opened, also between the runs of a copy.
    /// </summary>
    private async Task CopySettingsAsync(CopyPosition position, CancellationToken cancellationToken)
    {
        SourceState now = await SourceState.ReadAsync(source, cancellationToken).ConfigureAwait(false);
        await target.WriteAsync(
            async (transaction, token) =>
            {
                DbContext context = transaction.Context;
                if (await StoreSettings.ReadAsync(context, CopyPosition.Key, token).ConfigureAwait(false) != position.ToText())
                    throw LibraryCopyErrors.TargetChanged();
                await context.Set<StoreSettingEntity>().OfLibrary().ExecuteDeleteAsync(token).ConfigureAwait(false);
                var plan = new ChangePlan();
                plan.Add(SettingsOf(StoreMap.Of(context), now));
                await transaction.ApplyAsync(plan, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task RequireUnchangedAsync(SourceState before, CancellationToken cancellationToken)
    {
        SourceState now = await SourceState.ReadAsync(source, cancellationToken).ConfigureAwait(false);
        if (now.Fingerprint != before.Fingerprint)
            throw LibraryCopyErrors.SourceChanged();
    }

    private void Report(int rows)
    {
        _rows += rows;
        progress?.Report(new LibraryCopyProgress { Stage = LibraryCopyStage.Copying, Rows = _rows, TotalRows = _total });
    }
}
