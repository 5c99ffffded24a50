using Microsoft.EntityFrameworkCore.Design;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;

Console.Error.WriteLine("This program only serves \"dotnet ef\"; see docs/migrations.md.");
return 1;

/// <summary>Makes the context that "dotnet ef" compares with the last migration.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<TrackStoreDbContext>
{
    public TrackStoreDbContext CreateDbContext(string[] args) => new(SqliteStoreProvider.ContextOptions("Data Source=design-time.db"));
}
