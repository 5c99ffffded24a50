using Microsoft.EntityFrameworkCore.Design;
using TrackStore;
using TrackStore.Storage;
using TrackStore.Storage.PostgreSql;
using TrackStore.Storage.Sqlite;

Console.Error.WriteLine("This program only serves \"dotnet ef\"; see docs/migrations.md.");
return 1;

/// <summary>Makes the context of SQLite, whose model "dotnet ef" compares with the last migration.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<TrackStoreDbContext>
{
    public TrackStoreDbContext CreateDbContext(string[] args) => new(SqliteStoreProvider.ContextOptions("Data Source=design-time.db"));
}

/// <summary>Makes the context of PostgreSQL, whose model "dotnet ef" compares with the last migration.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args)
        => new(PostgreSqlStoreProvider.ContextOptions(new PostgreSqlStoreOptions { ConnectionString = "Host=design-time" }));
}
