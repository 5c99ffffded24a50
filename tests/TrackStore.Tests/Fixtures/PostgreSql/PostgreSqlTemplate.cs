using System.Collections.Concurrent;

namespace TrackStore.Tests.Fixtures.PostgreSql;

/// <summary>A database with tables that tests copy. The first of them creates it, and it is dropped at the end of the run.</summary>
internal sealed class PostgreSqlTemplate
{
    private static readonly ConcurrentBag<PostgreSqlTemplate> All = [];

    private readonly Lazy<Task<PostgreSqlDatabase>> _database;

    /// <param name="createTables">Creates the tables at an address. No connection may stay open, because PostgreSQL copies no database in use.</param>
    public PostgreSqlTemplate(Func<string, Task> createTables)
    {
        _database = new(() => CreateAsync(createTables));
        All.Add(this);
    }

    /// <summary>Drops the databases of all templates.</summary>
    public static async Task DropAllAsync()
    {
        foreach (PostgreSqlTemplate template in All.Where(template => template._database is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            await (await template._database.Value).DisposeAsync();
    }

    public async Task<string> GetNameAsync() => (await _database.Value).Name;

    private static async Task<PostgreSqlDatabase> CreateAsync(Func<string, Task> createTables)
    {
        PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await createTables($"{database.ConnectionString};Pooling=false");
        return database;
    }
}
