using Microsoft.Data.Sqlite;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;
using TrackStore.Storage.Sqlite.Statements;
using TrackStore.Text;
using static SQLitePCL.raw;

namespace TrackStore.Storage.Sqlite.Search;

/// <summary>
/// Brings the full-text table in step with a plan, in the plan's transaction. This is not done by triggers: they would write the entry for
/// every update of any column. A damaged table never fails the write.
/// </summary>
internal sealed class SqliteSearchWriter(SqliteStatements statements, StoreMap map)
{
    private readonly string _table = SqliteSearchTable.NameIn(map);

    public void Apply(ChangePlan plan)
    {
        List<RowChanges<TrackEntity>>? changes = null;
        foreach (RowChanges change in plan.InOrder)
        {
            if (change is RowChanges<TrackEntity> tracks && IsSearched(tracks))
                (changes ??= []).Add(tracks);
        }

        if (changes is null)
            return;
        long filledTo = SqliteSearchTable.FilledTo(SqliteSearchTable.ReadSetting(statements, map));
        if (filledTo > 0)
            Guarded(() => Write(changes, filledTo));
    }

    /// <summary>Adds tracks that are not indexed.</summary>
    /// <returns>False when the table is damaged.</returns>
    public bool Add(IReadOnlyList<(long Id, string SearchKey)> tracks) => Guarded(() =>
    {
        foreach ((long id, string searchKey) in tracks)
            Insert(id, searchKey);
    });

    /// <summary>Does something with the table that is undone when the table is damaged, which the setting says then.</summary>
    private bool Guarded(Action write)
    {
        statements.Get("SAVEPOINT search_index").Execute();
        try
        {
            write();

            // The table keeps changes in memory. Beginning a savepoint writes them, so that an error is found here and not by the commit.
            statements.Get("SAVEPOINT search_index_written").Execute();
            statements.Get("RELEASE search_index_written").Execute();
            statements.Get("RELEASE search_index").Execute();
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_CONSTRAINT or SQLITE_ERROR)
        {
            statements.Get("ROLLBACK TO search_index").Execute();
            statements.Get("RELEASE search_index").Execute();
            SqliteSearchTable.WriteSetting(statements, map, SqliteSearchTable.Damaged);
            return false;
        }
    }

    private void Write(List<RowChanges<TrackEntity>> changes, long filledTo)
    {
        foreach (RowChanges<TrackEntity> change in changes)
        {
            foreach (TrackEntity track in change.Rows)
            {
                // Those that are not indexed yet will be, as they are then.
                if (track.Id > filledTo)
                    continue;
                if (change.Kind != RowChangeKind.Insert)
                    statements.Get($"DELETE FROM {_table} WHERE rowid = ?1").Execute(track.Id);
                if (change.Kind != RowChangeKind.Delete)
                    Insert(track.Id, track.SearchKey);
            }
        }
    }

    private void Insert(long id, string searchKey)
        => statements.Get($"INSERT INTO {_table} (rowid, pieces) VALUES (?1, ?2)").Execute(id, SearchPieces.Of(searchKey));

    private static bool IsSearched(RowChanges<TrackEntity> changes)
        => changes.Kind is RowChangeKind.Insert or RowChangeKind.Delete
            || (changes.Columns & changes.Table.Column(nameof(TrackEntity.SearchKey)).Bit) != 0;
}
