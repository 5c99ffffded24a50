using System.Text.Json;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;

namespace TrackStore.History;

/// <summary>Plans one recorded row as it was before.</summary>
/// <param name="row">The row.</param>
/// <param name="changeId">The change that is undone.</param>
/// <param name="parents">Checks that what a row refers to still exists.</param>
internal sealed class UndoStep(RecordedRow row, long changeId, UndoParents parents) : IRowSetVisitor
{
    private const string TakeBackFirst = "Take back that change first, or leave this one.";

    // They follow from other rows, and are computed again.
    private static readonly HashSet<string> Derived =
    [
        nameof(TrackEntity.UpdatedAt),
        nameof(TrackEntity.EditVersion),
        nameof(TrackGenreEntity.IsEffective),
        nameof(TrackArtworkEntity.IsShown),
        nameof(PlatformSyncEntity.LastSynced),
        nameof(PlatformInfoEntity.AlbumId),
        nameof(PlatformInfoEntity.DiscNumber),
        nameof(PlatformInfoEntity.TrackNumber),
        nameof(ArtworkDownloadTargetEntity.IsLinked),
        nameof(ArtworkDownloadTargetEntity.DownloadId),
    ];

    public void Visit<TRow, TKey>(RowSet<TRow, TKey> set)
        where TRow : class
        where TKey : notnull
    {
        if (row.After is not { } after)
        {
            Restore(set, RowOf(set.Table, row.Before!.Value));
            return;
        }

        TRow recorded = RowOf(set.Table, after);
        TRow? current = set.FindAlike(recorded);
        if (row.Before is null)
            TakeBack(set, recorded, current);
        else
            Revert(set, recorded, current);
    }

    private void Restore<TRow, TKey>(RowSet<TRow, TKey> set, TRow before)
        where TRow : class
        where TKey : notnull
    {
        if (IsNote<TRow>() && (set.FindAlike(before) is not null || parents.Missing(before) is not null))
            return;
        if (set.FindAlike(before) is not null)
            throw Conflict($"There is {NounOf<TRow>()} again in the place of the one that it would bring back.");
        if (parents.Missing(before) is { } missing)
            throw Conflict($"It would bring back {NounOf<TRow>()}, but {missing} was deleted since.");
        set.Put(before);
    }

    private void TakeBack<TRow, TKey>(RowSet<TRow, TKey> set, TRow recorded, TRow? current)
        where TRow : class
        where TKey : notnull
    {
        // What a person has said since about a pair stays.
        if (current is null
            || (current is TrackProposalEntity { IsRejected: true } && recorded is TrackProposalEntity { IsRejected: false }))
        {
            return;
        }

        if (!IsNote<TRow>() && !IsComputed<TRow>() && Differs(set.Table, recorded, current, set.Table.AllColumns))
            throw Conflict($"{Capital(NounOf<TRow>())} that it added was changed since. {TakeBackFirst}");
        set.Remove(current);
    }

    private void Revert<TRow, TKey>(RowSet<TRow, TKey> set, TRow recorded, TRow? current)
        where TRow : class
        where TKey : notnull
    {
        TableMap<TRow> table = set.Table;
        ulong changed = RowJson.ColumnsOf(table, row.Before!.Value) & ~table.KeyColumns & ~EditVersionOf(table);
        if (current is null)
        {
            if (IsNote<TRow>() || (!IsComputed<TRow>() && IsDerived(table, changed)))
                return;
            throw Conflict($"{Capital(NounOf<TRow>())} that it changed was deleted since.");
        }

        ulong kept = table.Differences(recorded, current) & changed;
        if (!IsNote<TRow>() && !IsComputed<TRow>() && Differs(table, recorded, current, changed))
            throw Conflict($"{Capital(NounOf<TRow>())} that it changed was changed again. {TakeBackFirst}");

        // What has changed since, and follows from other rows or was not the change's to decide, stays.
        TRow reverted = RowJson.Copy(table, current);
        RowJson.Read(table, row.Before.Value, reverted, changed & ~kept);
        if (parents.Missing(reverted) is { } missing)
            throw Conflict($"{Capital(NounOf<TRow>())} would go back, but {missing} was deleted since.");
        set.Put(reverted);
    }

    private UndoConflictException Conflict(string reason) => new(changeId, reason);

    private static bool Differs<TRow>(TableMap<TRow> table, TRow recorded, TRow current, ulong columns)
        where TRow : class
        => TableMap.Ordinals(table.Differences(recorded, current) & columns).Any(
            ordinal => !Derived.Contains(table.Columns[ordinal].Property));

    private static TRow RowOf<TRow>(TableMap<TRow> table, JsonElement json)
        where TRow : class
        => RowJson.Read(table, json, TableMap<TRow>.NewRow(), RowJson.ColumnsOf(table, json));

    private static bool IsDerived<TRow>(TableMap<TRow> table, ulong columns)
        where TRow : class
        => TableMap.Ordinals(columns).All(ordinal => Derived.Contains(table.Columns[ordinal].Property));

    // It never counts down, so that an edit from before the undo meets a conflict.
    private static ulong EditVersionOf<TRow>(TableMap<TRow> table)
        where TRow : class
        => table is TableMap<TrackEntity> ? table.Column(nameof(TrackEntity.EditVersion)).Bit : 0;

    // They can be found again, and never stand in the way.
    private static bool IsNote<TRow>() => typeof(TRow) == typeof(TrackProposalEntity) || typeof(TRow) == typeof(TrackAliasEntity)
        || typeof(TRow) == typeof(AlbumAliasEntity) || typeof(TRow) == typeof(TrackArtworkLookupEntity)
        || typeof(TRow) == typeof(AlbumArtworkLookupEntity) || typeof(TRow) == typeof(ArtworkDownloadTargetEntity)
        || typeof(TRow) == typeof(PlatformSyncEntity);

    // What tracks and albums show is computed from their layers, links and pictures, which are compared.
    private static bool IsComputed<TRow>() => typeof(TRow) == typeof(TrackEntity) || typeof(TRow) == typeof(AlbumEntity);

    private static string NounOf<TRow>() => typeof(TRow).Name switch
    {
        nameof(TrackEntity) => "a track",
        nameof(AlbumEntity) => "an album",
        nameof(PlatformInfoEntity) or nameof(PlatformSyncEntity) => "a link",
        nameof(TrackFieldEntity) => "a value",
        nameof(TrackTagEntity) => "a tag",
        nameof(TrackGenreEntity) => "a genre",
        _ => "a picture",
    };

    private static string Capital(string noun) => char.ToUpperInvariant(noun[0]) + noun[1..];
}
