using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>Opens a library with a later schema than the one it was created with.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Track _track = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.PathOf("library.db");

    [Fact]
    public async Task FirstUse_EarlierSchema_IsUpgradedAndKeepsEveryRow()
    {
        await using TestLibrary library = Later();

        await library.Database.InitializeAsync(Cancel);

        Assert.Equal(_track, await library.Tracks.GetAsync(_track.Id, Cancel));
        Assert.Equal(["Opener"], (await library.Tags.GetTagsAsync(_track.Id, Cancel)).Select(tag => tag.Name));
        Assert.NotNull(await library.Images.GetTrackImageAsync(_track.Id, cancellationToken: Cancel));
        Assert.Equal(LaterSchema.Migration, library.Sql("SELECT max(MigrationId) FROM trackstore_migrations"));
        Assert.Equal(1L, library.Sql("SELECT count(*) FROM pragma_table_info('tracks') WHERE name = 'comment'"));
        Assert.Equal("tracks", library.Sql("SELECT tbl_name FROM sqlite_schema WHERE name = 'IX_tracks_comment'"));
        Assert.Equal("ok", library.Sql("PRAGMA integrity_check"));
        Assert.Null(library.Sql("PRAGMA foreign_key_check"));
    }

    [Fact]
    public async Task FirstUse_RebuiltTable_StaysWithoutRowId()
    {
        await using TestLibrary library = Later();

        await library.Database.InitializeAsync(Cancel);

        Assert.Contains(
            "CK_track_tags_tag_id",
            (string)library.Sql("SELECT sql FROM sqlite_schema WHERE name = 'track_tags'")!,
            StringComparison.Ordinal);
        Assert.Equal(1L, library.Sql("SELECT wr FROM pragma_table_list('track_tags')"));
    }

    [Fact]
    public async Task FirstUse_RowsReferToMissingRows_IsRefusedAndChangesNothing()
    {
        await using TestLibrary library = Later();
        library.Sql(
            "PRAGMA foreign_keys = OFF; INSERT INTO track_tags (track_id, tag_id, created_at) VALUES (999, 1, '2026-01-01 00:00:00')");

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));

        Assert.Equal(StoreFault.Corrupt, error.Fault);
        Assert.Contains("track_tags", error.Message, StringComparison.Ordinal);
        AssertEarlierSchema(library);
    }

    [Fact]
    public async Task FirstUse_MigrationFailsMidway_ChangesNothing()
    {
        await using TestLibrary library = Later();
        library.Sql(
            """
            INSERT INTO tags (id, name, name_key, created_at) VALUES (1000, 'x', 'x', '');
            INSERT INTO track_tags VALUES (1, 1000, '2026-01-01 00:00:00')
            """);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.Database.InitializeAsync(Cancel));

        Assert.Contains("CK_track_tags_tag_id", error.Message, StringComparison.Ordinal);
        AssertEarlierSchema(library);
    }

    [Fact]
    public async Task ValidateOnly_EarlierSchema_IsRefusedUntilTheScriptRan()
    {
        await using TestLibrary library = Later(SchemaMode.ValidateOnly);

        SchemaVersionException error = await Assert.ThrowsAsync<SchemaVersionException>(() => library.Tracks.GetAsync(_track.Id, Cancel));
        AssertEarlierSchema(library);
        library.Sql(await library.Database.GenerateSchemaScriptAsync((string)library.Sql("SELECT max(MigrationId) FROM trackstore_migrations")!, Cancel));

        Assert.Equal([LaterSchema.Migration], error.PendingMigrations);
        Assert.Equal(_track, await library.Tracks.GetAsync(_track.Id, Cancel));
    }

    [Fact]
    public async Task FirstUse_PreReleaseSchema_IsRefusedAndLeftAsItIs()
    {
        await using var library = new TestLibrary(file: File);
        library.Sql("UPDATE trackstore_migrations SET MigrationId = '20260101000000_Initial'");

        SchemaVersionException error = await Assert.ThrowsAsync<SchemaVersionException>(() => library.Database.InitializeAsync(Cancel));

        Assert.Equal(["20260101000000_Initial"], error.UnknownMigrations);
        Assert.Contains("pre-release", error.Message, StringComparison.Ordinal);
        Assert.Equal("20260101000000_Initial", library.Sql("SELECT group_concat(MigrationId) FROM trackstore_migrations"));
    }

    public async ValueTask InitializeAsync()
    {
        await using var library = new TestLibrary(file: File);
        Track added = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B" }, Cancel);
        await library.Tags.SetTagsAsync(added.Id, ["Opener"], Cancel);
        await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), added.Id, cancellationToken: Cancel);
        _track = (await library.Tracks.GetAsync(added.Id, Cancel))!;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void AssertEarlierSchema(TestLibrary library)
    {
        Assert.Equal(1, library.Count("trackstore_migrations"));
        Assert.Equal(0L, library.Sql("SELECT count(*) FROM pragma_table_info('tracks') WHERE name = 'comment'"));
    }

    private TestLibrary Later(SchemaMode mode = SchemaMode.Automatic) => new(
        store =>
        {
            store.UseLaterSchema();
            store.Configure(options => options.SchemaMode = mode);
        },
        File);
}
