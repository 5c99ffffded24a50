using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;

namespace TrackStore.Benchmarks;

/// <summary>Gives the peers the store's file, model and PRAGMAs, so that only their usage differs.</summary>
internal static class SqliteAccess
{
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = false }.ConnectionString);
        connection.Open();
        new SqliteConnectionSetup(new SqliteStoreOptions()).Apply(connection);
        return connection;
    }

    public static PooledDbContextFactory<TrackStoreDbContext> Contexts(string file) => new(
        SqliteStoreProvider.ContextOptions(ConnectionString(file), new SqliteConnectionSetup(new SqliteStoreOptions())));

    /// <summary>Closes the connections that the contexts' pool keeps open.</summary>
    public static void ClosePool(string file)
    {
        using var connection = new SqliteConnection(ConnectionString(file));
        SqliteConnection.ClearPool(connection);
    }

    private static string ConnectionString(string file)
        => SqliteLocation.Of(new SqliteStoreOptions { Path = file }).ConnectionString(SqliteFileAccess.ReadWrite);
}
