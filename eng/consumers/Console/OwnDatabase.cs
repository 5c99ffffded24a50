using Npgsql;

/// <summary>A database of this application alone, which is deleted at its end.</summary>
internal sealed class OwnDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name = $"consumer_{Guid.NewGuid():N}";

    private OwnDatabase(string server)
    {
        _server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<OwnDatabase> CreateAsync(string server)
    {
        var database = new OwnDatabase(server);
        await database.ExecuteAsync($"CREATE DATABASE {database._name} ENCODING 'UTF8' TEMPLATE template0");
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
