using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
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

    /// <summary>Returns a closed connection of the pool.</summary>
    public static SqliteConnection Pooled(string file) => new(ConnectionString(file));

    public static PooledDbContextFactory<EfContext> Contexts(string file) => new(new DbContextOptionsBuilder<EfContext>()
        .UseSqlite(ConnectionString(file))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .AddInterceptors(new SqliteConnectionSetup(new SqliteStoreOptions()))
        .Options);

    /// <summary>Closes the connections that the contexts' pool keeps open.</summary>
    public static void ClosePool(string file)
    {
        using var connection = new SqliteConnection(ConnectionString(file));
        SqliteConnection.ClearPool(connection);
    }

    private static string ConnectionString(string file)
        => SqliteLocation.Of(new SqliteStoreOptions { Path = file }).ConnectionString(SqliteFileAccess.ReadWrite);
}
