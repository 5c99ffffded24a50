using Npgsql;
using TrackStore.Storage;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>A database of a test, empty or a copy of one with the library's schema.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    // Another collation than the one that the library asks for, so that a text without it is sorted differently.
    private const string Locale = "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C' TEMPLATE template0";

    private static readonly PostgreSqlTemplate Library = new(CreateLibraryAsync);

    private readonly PostgreSqlServer? _server;

    private PostgreSqlDatabase(PostgreSqlServer server, string name)
    {
        _server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    private PostgreSqlDatabase(string connectionString)
    {
        Name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        ConnectionString = connectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>Creates a database with the library's schema. Skips the test if there is no server.</summary>
    public static Task<PostgreSqlDatabase> CreateAsync() => CreateAsync(Library);

    /// <summary>Creates a copy of a template. Skips the test if there is no server.</summary>
    public static async Task<PostgreSqlDatabase> CreateAsync(PostgreSqlTemplate template)
    {
        PostgreSqlServer server = await PostgreSqlServer.GetAsync();
        return await CreateAsync(server, $"TEMPLATE {await template.GetNameAsync()}");
    }

    /// <summary>Creates a database without tables. Skips the test if there is no server.</summary>
    public static async Task<PostgreSqlDatabase> CreateEmptyAsync(string locale = Locale) => await CreateAsync(await PostgreSqlServer.GetAsync(), locale);

    /// <summary>Creates a copy of a database, to which no store may be connected.</summary>
    public static async Task<PostgreSqlDatabase> CopyAsync(PostgreSqlDatabase source)
        => await CreateAsync(await PostgreSqlServer.GetAsync(), $"TEMPLATE {source.Name}");

    /// <summary>Returns a database that is not dropped at the end.</summary>
    public static PostgreSqlDatabase At(string connectionString) => new(connectionString);

    /// <summary>Returns the connection string of the database through the pooler. Skips the test if there is none.</summary>
    public async Task<string> PooledAsync()
    {
        PgBouncer pooler = await PgBouncer.GetAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Host = pooler.Host, Port = pooler.Port }.ConnectionString;
    }

    /// <summary>Runs SQL beside the store.</summary>
    /// <returns>The first value of the first row, or null.</returns>
    public async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        if (_server is not null)
            await _server.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    private static async Task<PostgreSqlDatabase> CreateAsync(PostgreSqlServer server, string options)
    {
        string name = $"trackstore_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE DATABASE {name} {options}");
        return new PostgreSqlDatabase(server, name);
    }

    private static async Task CreateLibraryAsync(string connectionString)
    {
        await using ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.UsePostgreSql(connectionString)).BuildServiceProvider();
        await services.GetRequiredService<StoreDatabase>().OpenAsync(CancellationToken.None);
    }
}
