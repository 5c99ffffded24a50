using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

public sealed class SchemaTests
{
    private static long MigrationCount
        => new TrackStoreDbContext(SqliteStoreProvider.ContextOptions("Data Source=never-opened.db")).Database.GetMigrations().Count();

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
        Assert.Equal(MigrationCount, library.Count(Schema.MigrationsHistory));
    }

    [Fact]
    public async Task FirstUse_ManyAtOnce_MigratesOnce()
    {
        using var folder = new TemporaryFolder();
        TestLibrary[] libraries = [.. Enumerable.Range(0, 4).Select(_ => new TestLibrary(file: folder.PathOf("library.db")))];

        await Task.WhenAll(libraries.SelectMany(l => Enumerable.Range(0, 4).Select(_ => l.Database.InitializeAsync(Cancel))));

        Assert.Equal(MigrationCount, libraries[0].Count(Schema.MigrationsHistory));
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
        Assert.Equal(MigrationCount + 1, reopened.Count(Schema.MigrationsHistory));
    }

    [Fact]
    public async Task ValidateOnly_EmptyDatabase_IsRefusedAndNotMade()
    {
        using var folder = new TemporaryFolder();
        await using var library = new TestLibrary(
            store => store.Configure(o => o.SchemaMode = SchemaMode.ValidateOnly),
            folder.PathOf("library.db"));

        StoreUnavailableException missing = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));
        await File.WriteAllBytesAsync(library.File, [], Cancel);
        SchemaVersionException pending = await Assert.ThrowsAsync<SchemaVersionException>(() => library.Database.InitializeAsync(Cancel));

        Assert.Equal(StoreFault.CannotOpen, missing.Fault);
        Assert.NotEmpty(pending.PendingMigrations);
        Assert.Equal(0L, library.Sql("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task GenerateSchemaScriptAsync_RunByADba_MakesADatabaseThatValidates()
    {
        using var folder = new TemporaryFolder();
        await using var library = new TestLibrary(
            store => store.Configure(o => o.SchemaMode = SchemaMode.ValidateOnly),
            folder.PathOf("library.db"));
        await File.WriteAllBytesAsync(library.File, [], Cancel);

        library.Sql(await library.Database.GenerateSchemaScriptAsync(cancellationToken: Cancel));
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

    [Theory]
    [InlineData("tracks")]
    [InlineData("invoices")]
    public async Task FirstUse_DatabaseOfAnotherApplication_IsRefusedAndLeftAsItIs(string table)
    {
        using var folder = new TemporaryFolder();
        await using var library = new TestLibrary(file: folder.PathOf("other.db"));
        library.Sql($"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO {table} (name) VALUES ('mine')");
        byte[] before = await File.ReadAllBytesAsync(library.File, Cancel);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        Assert.Equal(before, await File.ReadAllBytesAsync(library.File, Cancel));
    }

    [Fact]
    public async Task ShareFile_DatabaseOfAnotherApplication_TakesTheLibraryInUnlessNamesCollide()
    {
        using var folder = new TemporaryFolder();
        await using var shared = new TestLibrary(store => store.UseSqlite(o => o.ShareFile = true), folder.PathOf("shared.db"));
        shared.Sql("CREATE TABLE invoices (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO invoices (name) VALUES ('mine')");
        await using var colliding = new TestLibrary(store => store.UseSqlite(o => o.ShareFile = true), folder.PathOf("colliding.db"));
        colliding.Sql("CREATE TABLE tracks (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO tracks (name) VALUES ('mine')");

        await shared.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => colliding.Database.InitializeAsync(Cancel));

        Assert.Equal("mine", shared.Sql("SELECT name FROM invoices"));
        Assert.Equal(1, shared.Count("tracks"));
        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        Assert.Equal(("mine", 1L), (colliding.Sql("SELECT name FROM tracks"), colliding.Sql("SELECT count(*) FROM sqlite_master")));
    }

    [Fact]
    public async Task FirstUse_FileIsLocked_FailsAsBusyAfterTheTimeoutAndWorksLater()
    {
        using var folder = new TemporaryFolder();
        await using TestLibrary library = WithBusyTimeout(folder, TimeSpan.FromSeconds(1), TimeProvider.System);
        await using SqliteConnection other = await OpenAsync(library);
        await using SqliteTransaction held = await LockAsync(other);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));
        await held.RollbackAsync(Cancel);
        await library.Database.InitializeAsync(Cancel);

        Assert.Equal(StoreFault.Busy, error.Fault);
    }

    [Fact]
    public async Task FirstUse_CancelledWhileTheFileIsLocked_EndsBeforeTheTimeout()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        await using TestLibrary library = WithBusyTimeout(folder, TimeSpan.FromHours(1), new BusyTime(cancellation.Cancel));
        await using SqliteConnection other = await OpenAsync(library);
        await using SqliteTransaction held = await LockAsync(other);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.Database.InitializeAsync(cancellation.Token));
    }

    [Fact]
    public async Task GenerateSchemaScriptAsync_UnknownMigration_IsMisuse()
    {
        await using var library = new TestLibrary();

        await Assert.ThrowsAsync<ArgumentException>(() => library.Database.GenerateSchemaScriptAsync("nope", Cancel));
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
    public async Task Schema_MarkedTables_HaveNoRowIdAndNoOthers()
    {
        await using var library = new TestLibrary();
        await library.Database.InitializeAsync(Cancel);

        // EF Core would silently lose the mark in the database if the migrations ignored it.
        Assert.Equal(
            "album_aliases,change_history_artworks,genre_aliases,tag_aliases,track_aliases,track_fields,track_genre_exclusions,track_genres,track_proposals,track_tags",
            library.Sql("SELECT group_concat(name) FROM (SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr AND type = 'table' ORDER BY name)"));
    }

    [Fact]
    public async Task Migrations_Model_HasNoPendingChanges()
    {
        await using var context = new TrackStoreDbContext(SqliteStoreProvider.ContextOptions("Data Source=never-opened.db"));

        Assert.False(context.Database.HasPendingModelChanges());
    }

    private static TestLibrary WithBusyTimeout(TemporaryFolder folder, TimeSpan timeout, TimeProvider time)
        => new(
            store => store.UseSqlite(o => o.BusyTimeout = timeout),
            folder.PathOf("library.db"),
            services => services.AddSingleton(time));

    private static async Task<SqliteConnection> OpenAsync(TestLibrary library)
    {
        var connection = new SqliteConnection($"Data Source={library.File};Pooling=False");
        await connection.OpenAsync(Cancel);
        return connection;
    }

    private static async Task<SqliteTransaction> LockAsync(SqliteConnection connection)
    {
        SqliteTransaction held = connection.BeginTransaction(deferred: false);
        await using SqliteCommand write = connection.CreateCommand();
        write.CommandText = "PRAGMA user_version = 1";
        await write.ExecuteNonQueryAsync(Cancel);
        return held;
    }

    private static async Task<TestLibrary> WithMigrationAsync(string migration)
    {
        var library = new TestLibrary();
        await library.Database.InitializeAsync(Cancel);
        library.Sql($"INSERT INTO {Schema.MigrationsHistory} VALUES ('{migration}', '99.0.0')");
        return library;
    }
}
