using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackStore.Storage.Model;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Model;

/// <summary>A host's database whose migrations were not, or not all, applied.</summary>
public sealed class StoreSchemaValidatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ValidateAsync_EmptyDatabase_NamesAllTablesAndTheCommands()
    {
        await using var context = new HostContext(Options());

        SchemaIncompleteException error = await Assert.ThrowsAsync<SchemaIncompleteException>(() => StoreSchemaValidator.ValidateAsync(context, _ => true, Cancel));

        Assert.Equal(StoreEntities.Types.Count, error.MissingTables.Count);
        Assert.Contains("ts_tracks", error.MissingTables);
        Assert.Empty(error.MissingColumns);
        Assert.Empty(error.PendingMigrations);
        Assert.Contains("dotnet ef migrations add AddTrackStore --context HostContext", error.Message, StringComparison.Ordinal);
        Assert.Equal(TrackStoreErrorCodes.SchemaIncomplete, error.Code);
    }

    [Fact]
    public async Task ValidateAsync_MigrationsArePending_NamesThemAndTheCommand()
    {
        await using var context = new MigratedContext(Options());

        SchemaIncompleteException error = await Assert.ThrowsAsync<SchemaIncompleteException>(() => StoreSchemaValidator.ValidateAsync(context, _ => true, Cancel));

        Assert.Equal(["20260101000000_AddTrackStore"], error.PendingMigrations);
        Assert.Contains("(20260101000000_AddTrackStore): dotnet ef database update --context MigratedContext", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValidateAsync_TableAndColumnsAreMissing_NamesThemAlone()
    {
        await using var context = new HostContext(Options());
        await context.Database.EnsureCreatedAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE ts_sync_runs; ALTER TABLE ts_tracks DROP COLUMN label; ALTER TABLE ts_albums DROP COLUMN artist", Cancel);

        SchemaIncompleteException error = await Assert.ThrowsAsync<SchemaIncompleteException>(() => StoreSchemaValidator.ValidateAsync(context, _ => true, Cancel));

        Assert.Equal(["ts_sync_runs"], error.MissingTables);
        Assert.Equal(["ts_albums.artist", "ts_tracks.label"], error.MissingColumns);
    }

    [Fact]
    public async Task ValidateAsync_RowOfTheCountersIsMissing_SaysHowToInsertIt()
    {
        await using var context = new HostContext(Options());
        await context.Database.EnsureCreatedAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync("DELETE FROM ts_store_counters", Cancel);

        SchemaIncompleteException error = await Assert.ThrowsAsync<SchemaIncompleteException>(() => StoreSchemaValidator.ValidateAsync(context, _ => true, Cancel));

        Assert.Contains("ts_store_counters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValidateAsync_CompleteSchema_PassesAndClosesTheConnection()
    {
        await using var context = new HostContext(Options());
        await context.Database.EnsureCreatedAsync(Cancel);

        await StoreSchemaValidator.ValidateAsync(context, _ => true, Cancel);

        Assert.Equal(System.Data.ConnectionState.Closed, context.Database.GetDbConnection().State);
    }

    [Fact]
    public async Task ValidateAsync_QueryFailsForAnotherReason_SaysThatAndNotThatTablesAreMissing()
    {
        await using var context = new HostContext(Options());

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => StoreSchemaValidator.ValidateAsync(context, _ => false, Cancel));
    }

    private DbContextOptions Options() => ContextOptions.New()
        .UseSqlite($"Data Source={_folder.PathOf("host.db")};Pooling=False")
        .UseTrackStore(prefix: "ts_")
        .Options;

    private sealed class MigratedContext(DbContextOptions options) : HostContext(options);

    [DbContext(typeof(MigratedContext))]
    [Migration("20260101000000_AddTrackStore")]
    private sealed class AddTrackStore : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("SELECT 1");
    }
}
