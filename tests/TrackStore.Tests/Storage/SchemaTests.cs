using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

public sealed class SchemaTests
{
    private static long MigrationCount => new TrackStoreDbContext(SqliteStoreProvider.ContextOptions("Data Source=never-opened.db")).Database.GetMigrations().Count();

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
    public async Task FirstUse_DatabaseOfTheFirstVersion_IsBroughtUpToDateWithItsData()
    {
        using var folder = new TemporaryFolder();
        await using var library = new TestLibrary(file: folder.PathOf("library.db"));
        await using (var context = new TrackStoreDbContext(SqliteStoreProvider.ContextOptions($"Data Source={library.File};Pooling=False")))
            await context.Database.MigrateAsync(context.Database.GetMigrations().First(), Cancel);
        library.Sql("""
            INSERT INTO tracks (id, title, artist, is_available_locally, created_at, updated_at, search_key, sort_title, sort_artist, identity_key, base_identity_key)
            VALUES (7, 'T', 'A', 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00', 't', 't', 'a', x'00', x'00');
            INSERT INTO artworks (id, hash, profile, mime_type, width, height, byte_length, created_at) VALUES (5, x'01', 'p', 'image/jpeg', 60, 60, 3, '2026-01-01 00:00:00');
            INSERT INTO images (id, artwork_id, size, mime_type, width, height, byte_length) VALUES (9, 5, 'thumbnail', 'image/jpeg', 60, 60, 3);
            INSERT INTO image_contents (image_id, data) VALUES (9, x'010203');
            INSERT INTO track_artworks (track_id, kind, artwork_id, source, chosen_by_user, created_at) VALUES (7, 'front', 5, 'spotify', 0, '2026-01-01 00:00:00');
            """);

        Image? image = await library.Images.GetTrackImageAsync(7, cancellationToken: Cancel);

        Assert.Equal([1, 2, 3], image!.Data.ToArray());
        Assert.Equal("spotify", image.Source);
        Assert.True((await library.Tracks.GetAsync(7, Cancel))!.HasImage);
        Assert.Null(library.Sql("PRAGMA foreign_key_check"));
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
