using Microsoft.EntityFrameworkCore;
using TrackStore;

/// <summary>Brings the application's database up to date by its own migrations, which contain the library's tables.</summary>
internal static class Tables
{
    private const string Own = "_Initial";
    private const string Library = "_AddTrackStore";

    public static async Task MigrateAsync(IServiceProvider services)
    {
        ITrackStoreDatabase library = services.GetRequiredService<ITrackStoreDatabase>();
        await using AppDbContext database = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

        // As a user of the application's previous version has it: the application's tables alone, with a row.
        string[] known = [.. database.Database.GetMigrations()];
        Check.That(known.Length == 2 && known[0].EndsWith(Own) && known[1].EndsWith(Library), "the application has two migrations");
        await database.Database.MigrateAsync(known[0]);
        await database.Database.ExecuteSqlAsync($"INSERT INTO visits (Page) VALUES ('/before')");
        Check.That(await IsRefusedAsync(library), "a database without the library's tables is refused, with the command that adds them");

        await database.Database.MigrateAsync();
        await library.InitializeAsync();
        Check.That(await database.Visits.CountAsync() == 1, "the migration of the library's tables leaves the application's own alone");
    }

    private static async Task<bool> IsRefusedAsync(ITrackStoreDatabase library)
    {
        try
        {
            await library.InitializeAsync();
            return false;
        }
        catch (SchemaIncompleteException missing)
        {
            return missing.PendingMigrations.Count == 1 && missing.Message.Contains("dotnet ef", StringComparison.Ordinal);
        }
    }
}
