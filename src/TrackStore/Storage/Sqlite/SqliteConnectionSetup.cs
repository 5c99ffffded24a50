using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Gives every connection the store's PRAGMAs. They are a connection's own and not the file's, and a pool hands out connections that have them already:
/// the native handle remembers.
/// </summary>
internal sealed class SqliteConnectionSetup(SqliteStoreOptions options) : DbConnectionInterceptor
{
    // SQLite's own 2 MB are 125 of the file's pages. A chunk of a few hundred tracks changes more, and each beyond is written to the log and read back before the commit.
    private const int CacheKibibytes = 16 * 1024;

    private static readonly object Done = new();
    private readonly ConditionalWeakTable<sqlite3, object> _handles = [];
    private readonly string _pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA synchronous=NORMAL; PRAGMA mmap_size={options.MemoryMapBytes}; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-{CacheKibibytes};");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
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
