using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Applies the store's PRAGMAs to new connections and checks the database file whenever a connection is used. PRAGMAs belong to the native
/// handle, which a pool reuses, so handles that have them are remembered.
/// </summary>
internal sealed class SqliteConnectionSetup(
    SqliteStoreOptions options,
    SqliteFileGuard? guard = null,
    SqliteFileAccess access = SqliteFileAccess.ReadWrite)
    : DbConnectionInterceptor, IDbTransactionInterceptor
{
    // SQLite's default of 2 MB is 125 of the file's pages. A chunk of a few hundred tracks changes more, and SQLite would write the excess
    // to the log and read it back before the commit.
    private const int CacheKibibytes = 8 * 1024;

    private static readonly object Done = new();
    private readonly ConditionalWeakTable<sqlite3, object> _handles = [];

    // Nothing protects an immutable file from being truncated, which would be fatal in a mapped one.
    private readonly string _pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-{CacheKibibytes};
        PRAGMA mmap_size={(access == SqliteFileAccess.Immutable ? 0 : options.MemoryMapBytes)};
        """);

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        guard?.RequireUnmoved();
        return ValueTask.FromResult(result);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        // A commit to a file that was moved meanwhile would be acknowledged and perhaps lost.
        guard?.RequireUnmoved();
        return ValueTask.FromResult(result);
    }

    public void Apply(SqliteConnection connection)
    {
        if (!_handles.TryAdd(connection.Handle!, Done))
            return;
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
    }
}
