using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

public sealed class SchemaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstUse_NoFile_CreatesFolderFileAndSchema()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf(Path.Combine("deep", "er", "library.db"));
        await using var library = new TestLibrary(file: file);

        TrackPage page = await library.Tracks.QueryAsync(new TrackQuery(), Cancel);

        Assert.Empty(page.Items);
        Assert.True(File.Exists(file));
        Assert.Equal(16384L, library.Sql("PRAGMA page_size"));
        Assert.Equal("wal", library.Sql("PRAGMA journal_mode"));
        Assert.Equal(1, library.Count(Schema.MigrationsHistory));
    }

    [Fact]
    public async Task FirstUse_ManyAtOnce_MigratesOnce()
    {
        using var folder = new TemporaryFolder();
        TestLibrary[] libraries = [.. Enumerable.Range(0, 4).Select(_ => new TestLibrary(file: folder.PathOf("library.db")))];

        await Task.WhenAll(libraries.SelectMany(l => Enumerable.Range(0, 4).Select(_ => l.Database.InitializeAsync(Cancel))));

        Assert.Equal(1, libraries[0].Count(Schema.MigrationsHistory));
        foreach (TestLibrary library in libraries)
            await library.DisposeAsync();
    }

    [Fact]
    public async Task FirstUse_NewerDatabase_IsRefusedAndLeftAsItIs()
    {
        await using var library = await WithMigrationAsync("99991231235959_FromTheFuture");
        await using var reopened = new TestLibrary(file: library.File);

        SchemaVersionException error = await Assert.ThrowsAsync<SchemaVersionException>(() => reopened.Tracks.GetAsync(1, Cancel));

        Assert.Equal(["99991231235959_FromTheFuture"], error.UnknownMigrations);
        Assert.Contains("newer", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, reopened.Count(Schema.MigrationsHistory));
    }

    [Fact]
    public async Task ValidateOnly_EmptyDatabase_IsRefusedAndNotMade()
    {
        using var folder = new TemporaryFolder();
        await using var library = new TestLibrary(store => store.Configure(o => o.SchemaMode = SchemaMode.ValidateOnly), folder.PathOf("library.db"));

        StoreUnavailableException missing = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Database.InitializeAsync(Cancel));
        await File.WriteAllBytesAsync(library.File, [], Cancel);
        SchemaVersionException pending = await Assert.ThrowsAsync<SchemaVersionException>(() => library.Database.InitializeAsync(Cancel));

        Assert.Equal(StoreFault.CannotOpen, missing.Fault);
        Assert.NotEmpty(pending.PendingMigrations);
        Assert.Equal(0L, library.Sql("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task GenerateSchemaScript_RunByADba_MakesADatabaseThatValidates()
    {
        using var folder = new TemporaryFolder();
        await using var library = new TestLibrary(store => store.Configure(o => o.SchemaMode = SchemaMode.ValidateOnly), folder.PathOf("library.db"));
        await File.WriteAllBytesAsync(library.File, [], Cancel);

        library.Sql(library.Database.GenerateSchemaScript());
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B" }, Cancel);

        Assert.Equal(track, await library.Tracks.GetAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task None_PreparedDatabase_IsUsedUnseen()
    {
        await using var library = await WithMigrationAsync("99991231235959_FromTheFuture");
        await using var reopened = new TestLibrary(store => store.Configure(o => o.SchemaMode = SchemaMode.None), library.File);

        Assert.Null(await reopened.Tracks.GetAsync(1, Cancel));
    }

    [Fact]
    public async Task FirstUse_ForeignTablesOfTheSameNames_IsRefusedAndLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        await using var library = new TestLibrary(file: folder.PathOf("other.db"));
        library.Sql("CREATE TABLE tracks (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO tracks (name) VALUES ('mine')");

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Database.InitializeAsync(Cancel));

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        Assert.Equal(1L, library.Sql("SELECT count(*) FROM sqlite_master"));
        Assert.Equal("mine", library.Sql("SELECT name FROM tracks"));
    }

    [Fact]
    public async Task FirstUse_AfterAFailure_TriesAgain()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("library.db");
        await File.WriteAllTextAsync(file, new string('x', 5000), Cancel);
        await using var library = new TestLibrary(file: file);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => library.Database.InitializeAsync(Cancel));
        File.Delete(file);
        await library.Database.InitializeAsync(Cancel);

        Assert.Equal(0, library.Count("tracks"));
    }

    [Fact]
    public async Task Migrations_Model_HasNoPendingChanges()
    {
        await using var context = new TrackStoreDbContext(SqliteStoreProvider.ContextOptions("Data Source=never-opened.db"));

        Assert.False(context.Database.HasPendingModelChanges());
    }

    private static async Task<TestLibrary> WithMigrationAsync(string migration)
    {
        var library = new TestLibrary();
        await library.Database.InitializeAsync(Cancel);
        library.Sql($"INSERT INTO {Schema.MigrationsHistory} VALUES ('{migration}', '99.0.0')");
        return library;
    }
}
