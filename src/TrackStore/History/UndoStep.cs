using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.History;

/// <summary>Plans one recorded row as it was before.</summary>
/// <param name="row">The row.</param>
/// <param name="scope">The change that is undone.</param>
/// <param name="parents">Checks that what a row refers to still exists.</param>
internal sealed class UndoStep(RecordedRow row, UndoScope scope, UndoParents parents) : IRowSetVisitor
{
    private const string UndoFirst = "Undo that change first.";

    // They follow from other rows, and are computed again.
    private static readonly HashSet<string> Derived =
    [
        nameof(TrackEntity.UpdatedAt),
        nameof(TrackEntity.EditVersion),
        nameof(TrackGenreEntity.IsEffective),
        nameof(TrackArtworkEntity.IsShown),
        nameof(PlatformSyncEntity.LastSynced),
        nameof(PlatformInfoEntity.NeedsUpdate),
        nameof(PlatformInfoEntity.AlbumId),
        nameof(PlatformInfoEntity.DiscNumber),
        nameof(PlatformInfoEntity.TrackNumber),
        nameof(ArtworkDownloadTargetEntity.IsLinked),
        nameof(ArtworkDownloadTargetEntity.DownloadId),
    ];

    // Nothing else says them, so an edit that was made since stands in the way.
    private static readonly HashSet<string> Details =
    [
        nameof(TrackEntity.LocalPath),
        nameof(TrackEntity.IsAvailableLocally),
        nameof(AlbumEntity.ReleaseYear),
        nameof(AlbumEntity.CatalogNumber),
    ];

    public void Visit<TRow, TKey>(RowSet<TRow, TKey> set)
        where TRow : class
        where TKey : notnull
    {
        if (row.After is not { } after)
        {
            Restore(set, RowOf(set.Table, row.Before!));
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
        if (IsAlong(before))
        {
            // Also while the other one of a pair is gone: it may come back later, and a pair without it says nothing.
            if (set.FindAlike(before) is null)
                set.Put(before);
            return;
        }

        if (IsNote<TRow>() && (set.FindAlike(before) is not null || parents.Missing(before) is not null))
            return;
        if (scope.SkipsDeleted && typeof(TRow) != typeof(TrackEntity) && parents.IsTrackGone(before))
            return;
        if (set.FindAlike(before) is not null)
        {
            Refuse($"There is {NounOf<TRow>()} again in the place of the one that it would bring back.");
            return;
        }

        if (parents.Missing(before) is { } missing)
        {
            Refuse($"It would bring back {NounOf<TRow>()}, but {missing} was deleted since.");
            return;
        }

        if (parents.Taken(before) is { } taken)
        {
            if (!scope.LeavesTakenLinks || typeof(TRow) != typeof(PlatformInfoEntity))
                Refuse(taken);
            return;
        }

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

        if (current is TagEntity or GenreEntity && IsKept(set.Table, recorded, current))
            return;
        if (!IsNote<TRow>() && !IsComputed<TRow>() && Differs(set.Table, recorded, current, set.Table.AllColumns))
        {
            Refuse($"{Capital(NounOf<TRow>())} that it added was changed since. {UndoFirst}");
            return;
        }

        set.Remove(current);
    }

    // A tag or genre that came with tracks stays when other tracks have it now, or it was given details.
    private bool IsKept<TRow>(TableMap<TRow> table, TRow recorded, TRow current)
        where TRow : class
    {
        if (scope.IsTaxonomy && parents.UseOf(current) is { } use)
            Refuse($"{Capital(NounOf<TRow>())} that it added has {use} now. Remove it there first, or leave this change.");
        return !scope.IsTaxonomy
            && (parents.UseOf(current) is not null || Differs(table, recorded, current, table.AllColumns));
    }

    private void Revert<TRow, TKey>(RowSet<TRow, TKey> set, TRow recorded, TRow? current)
        where TRow : class
        where TKey : notnull
    {
        TableMap<TRow> table = set.Table;
        ulong changed = row.Before!.ColumnsOf(table) & ~table.KeyColumns & ~EditVersionOf(table);
        if (current is null)
        {
            if (scope.SkipsDeleted && parents.IsTrackGone(recorded))
                return;
            if (IsNote<TRow>() || (!IsComputed<TRow>() && IsDerived(table, changed)))
                return;
            Refuse($"{Capital(NounOf<TRow>())} that it changed was deleted since.");
            return;
        }

        ulong kept = table.Differences(recorded, current) & changed;
        if (!IsNote<TRow>() && (IsComputed<TRow>() ? DetailsDiffer(table, kept) : Differs(table, recorded, current, changed)))
        {
            Refuse(scope.SettingNoun is { } setting
                ? $"The application uses other {setting} since. Change them in its settings."
                : $"{Capital(NounOf<TRow>())} that it changed was changed again. {UndoFirst}");
            return;
        }

        // What has changed since, and follows from other rows or was not the change's to decide, stays.
        TRow reverted = RecordedValues.Copy(table, current);
        row.Before.ReadInto(table, reverted, changed & ~kept);
        parents.Renew(reverted);
        string? problem = parents.Missing(reverted) is { } missing
            ? $"{Capital(NounOf<TRow>())} would go back, but {missing} was deleted since."
            : parents.Taken(reverted);
        if (problem is null)
            set.Put(reverted);
        else
            Refuse(problem);
    }

    // While rows were not read, this means nothing, and the steps that follow ask for theirs, so that they are read together.
    private void Refuse(string reason)
    {
        if (!parents.AreIncomplete)
            throw scope.Conflict(reason);
    }

    private bool DetailsDiffer<TRow>(TableMap<TRow> table, ulong different)
        where TRow : class
        => scope.WroteDetails && TableMap.Ordinals(different).Any(ordinal => IsDetail<TRow>(table.Columns[ordinal].Property));

    // A track's label and picture are those of its layers.
    private static bool IsDetail<TRow>(string property) => Details.Contains(property)
        || (typeof(TRow) == typeof(AlbumEntity) && property is nameof(AlbumEntity.Label) or nameof(AlbumEntity.ArtworkUrl));

    private static bool Differs<TRow>(TableMap<TRow> table, TRow recorded, TRow current, ulong columns)
        where TRow : class
        => TableMap.Ordinals(table.Differences(recorded, current) & columns).Any(
            ordinal => !Derived.Contains(table.Columns[ordinal].Property));

    private TRow RowOf<TRow>(TableMap<TRow> table, RecordedValues values)
        where TRow : class
    {
        TRow read = values.ReadInto(table, TableMap<TRow>.NewRow(), values.ColumnsOf(table));
        parents.Renew(read);
        return read;
    }

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

    // What is kept apart goes and comes back with a tag or genre, and never stands in its way.
    private bool IsAlong(object row) => row is StoreSettingEntity && !scope.IsDecision;

    // What tracks and albums show is computed from their layers, links and pictures, which are compared.
    private static bool IsComputed<TRow>() => typeof(TRow) == typeof(TrackEntity) || typeof(TRow) == typeof(AlbumEntity);

    private static string NounOf<TRow>() => typeof(TRow).Name switch
    {
        nameof(TrackEntity) => "a track",
        nameof(AlbumEntity) => "an album",
        nameof(PlatformInfoEntity) or nameof(PlatformSyncEntity) => "a link",
        nameof(TrackFieldEntity) => "a value",
        nameof(TrackTagEntity) or nameof(TagEntity) => "a tag",
        nameof(TrackGenreEntity) or nameof(GenreEntity) => "a genre",
        nameof(TagAliasEntity) => "a spelling of a tag",
        nameof(GenreAliasEntity) => "a spelling of a genre",
        nameof(TrackGenreExclusionEntity) => "a refused genre",
        nameof(StoreSettingEntity) => "a decision",
        _ => "a picture",
    };

    private static string Capital(string noun) => char.ToUpperInvariant(noun[0]) + noun[1..];
}
