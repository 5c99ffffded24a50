using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>Creates the tables of a context with the search index that the store's own migrations add, so that every contender maintains it.</summary>
internal static class SearchIndexSetup
{
    public static async Task CreateTablesAsync(DbContext context)
    {
        await context.Database.EnsureCreatedAsync();
        var builder = new MigrationBuilder(context.Database.ProviderName);
        builder.AddTrackStoreSearch(context.Model);
        foreach (SqlOperation operation in builder.Operations.OfType<SqlOperation>())
            await context.Database.ExecuteSqlRawAsync(operation.Sql.Replace("{", "{{").Replace("}", "}}"));
    }
}
