using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackStore.Benchmarks.Lists.Peers;
using TrackStore.Benchmarks.PostgreSql;

namespace TrackStore.Benchmarks.Lists;

/// <summary>A large library with the store's services and its peers, on SQLite or PostgreSQL. It is a copy that may be changed.</summary>
internal sealed class ListHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<DbConnection> _connect;
    private readonly Func<ValueTask> _delete;

    private ListHost(Action<ITrackStoreBuilder> use, IReadOnlyList<IListPeer> peers, Func<DbConnection> connect, Func<ValueTask> delete)
    {
        _services = new ServiceCollection().AddTrackStore(use).BuildServiceProvider();
        Peers = peers;
        _connect = connect;
        _delete = delete;
    }

    public IReadOnlyList<IListPeer> Peers { get; }

    /// <summary>Gets the number of tracks when it was opened.</summary>
    public required int TrackCount { get; init; }

    public static async Task<ListHost> OpenSqliteAsync(int tracks)
    {
        string original = await LargeLibrary.GetAsync(tracks);
        string file = RunFolder.NewFile();
        File.Copy(original, file);
        PooledDbContextFactory<EfContext> contexts = SqliteAccess.Contexts(file);
        var sql = new PeerSql("LIKE");
        return new ListHost(
            store => store.UseSqlite(file),
            [
                new EfPeer(contexts.CreateDbContext, pattern => t => EF.Functions.Like(t.Title, pattern) || EF.Functions.Like(t.Artist, pattern) || EF.Functions.Like(t.Album!.Title, pattern)),
                new DapperPeer(Connect, sql),
                new AdoNetPeer(Connect, sql),
            ],
            Connect,
            () =>
            {
                SqliteConnection.ClearAllPools();
                File.Delete(file);
                return ValueTask.CompletedTask;
            })
        {
            TrackCount = tracks,
        };

        DbConnection Connect() => SqliteAccess.Pooled(file);
    }

    /// <summary>Copies the library from SQLite to the server that TRACKSTORE_POSTGRES names, unless a run before has.</summary>
    public static async Task<ListHost> OpenPostgreSqlAsync(int tracks)
    {
        string database = await BenchmarkServer.CopyDatabaseAsync($"trackstore_natural_{tracks}", empty => FillAsync(empty, tracks));
        var contexts = new PooledDbContextFactory<EfContext>(
            new DbContextOptionsBuilder<EfContext>().UseNpgsql(database).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        var sql = new PeerSql("ILIKE");
        return new ListHost(
            store => store.UsePostgreSql(database),
            [
                new EfPeer(contexts.CreateDbContext, pattern => t => EF.Functions.ILike(t.Title, pattern) || EF.Functions.ILike(t.Artist, pattern) || EF.Functions.ILike(t.Album!.Title, pattern)),
                new DapperPeer(() => new NpgsqlConnection(database), sql),
                new AdoNetPeer(() => new NpgsqlConnection(database), sql),
            ],
            () => new NpgsqlConnection(database),
            async () => await BenchmarkServer.DropDatabaseAsync(database))
        {
            TrackCount = tracks,
        };
    }

    public T Get<T>()
        where T : notnull
        => _services.GetRequiredService<T>();

    /// <summary>Runs a statement outside of the store.</summary>
    public void Execute(string sql)
    {
        using DbConnection connection = _connect();
        connection.Open();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static async Task FillAsync(string database, int tracks)
    {
        await using ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.UsePostgreSql(database)).BuildServiceProvider();
        await using (var original = new StoreHost(await LargeLibrary.GetAsync(tracks)))
            await original.Database.CopyToAsync(services.GetRequiredService<ITrackStoreDatabase>());

        // As the server does by itself soon after so many rows were added.
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _delete();
    }
}
