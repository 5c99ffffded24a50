using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

public sealed class UpgradeTests
{
    // What the version before LeanerTables wrote for a track that was imported, edited, linked, tagged and found on a platform.
    private const string OldRows = """
        INSERT INTO albums (id, title, artist, identity_key, created_at, updated_at) VALUES (1, 'Album', 'Artist', x'01', '2026-01-01 00:00:00', '2026-01-01 00:00:00');
        INSERT INTO tracks (id, title, artist, album_id, is_available_locally, created_at, updated_at, search_key, sort_title, sort_artist, identity_key, base_identity_key, edit_version)
        VALUES (1, 'Same', 'Artist', 1, 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'same', 'same', 'artist', x'0A', x'0A', 0),
            (2, 'Edited', 'Artist', 1, 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'edited', 'edited', 'artist', x'0B', x'0C', 1);
        INSERT INTO track_fields VALUES (2, 'title', 'base', 'Before', '2026-01-01 00:00:00'), (2, 'artist', 'base', 'Artist', '2026-01-01 00:00:00'),
            (1, 'title', 'base', 'Same', '2026-01-01 00:00:00'), (1, 'artist', 'base', 'Artist', '2026-01-01 00:00:00'), (2, 'title', 'user', 'Edited', '2026-01-02 00:00:00');
        INSERT INTO genres (id, name, name_key) VALUES (1, 'House', 'house'), (2, 'Techno', 'techno');
        INSERT INTO track_genres (track_id, genre_id, source, position, is_effective) VALUES (2, 2, 'base', 0, 1), (2, 1, 'base', 1, 1), (1, 1, 'spotify', 0, 1);
        INSERT INTO tags (id, name, name_key, created_at) VALUES (1, 'Opener', 'opener', '2026-01-01 00:00:00');
        INSERT INTO track_tags VALUES (2, 1, '2026-01-03 00:00:00');
        INSERT INTO track_platform_info (track_id, platform, platform_id, last_synced, needs_update)
        VALUES (1, 'spotify', 's1', '2026-01-01 00:00:00', 1), (2, 'spotify', 's2', '2026-01-04 00:00:00', 0);
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstUse_LibraryBeforeLeanerTables_KeepsEveryRow()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("library.db");
        MakeLibrary(file, "PlatformLayers", OldRows);
        await using var library = new TestLibrary(file: file);

        Track edited = (await library.Tracks.GetAsync(2, Cancel))!;
        FieldExplanation title = (await library.Tracks.ExplainAsync(2, TrackField.Title, Cancel))!;

        Assert.Equal("Edited", edited.Title);
        Assert.Equal(["Techno", "House"], (await library.Tracks.GetGenresAsync(2, Cancel)).Select(genre => genre.Name));
        Assert.Equal(["Edited", "Before"], title.Candidates.Select(candidate => candidate.Value));
        Assert.Equal([1L], (await library.Tracks.QueryAsync(new TrackQuery { Platform = "spotify", NeedsUpdate = true }, Cancel)).Items.Select(item => item.TrackId));
        Assert.Equal([2L], (await library.Tracks.QueryAsync(new TrackQuery { Platform = "spotify", NeedsUpdate = false }, Cancel)).Items.Select(item => item.TrackId));
        Assert.Equal(new DateTimeOffset(2026, 1, 4, 0, 0, 0, TimeSpan.Zero), (await library.Tracks.GetPlatformInfoAsync(2, Cancel)).Single().LastSynced);
        Assert.Equal((5L, 3L, 1L), (library.Count("track_fields"), library.Count("track_genres"), library.Count("track_tags")));
        Assert.Equal("1,0", library.Sql("SELECT group_concat(base_identity_key IS NULL) FROM (SELECT * FROM tracks ORDER BY id)"));
        Assert.Equal("ok", library.Sql("PRAGMA integrity_check"));
        Assert.Null(library.Sql("PRAGMA foreign_key_check"));
    }

    // EF Core doesn't know of it: a later migration that rebuilds one of the tables would lose it without a word.
    [Theory]
    [InlineData("track_fields")]
    [InlineData("track_genres")]
    [InlineData("track_tags")]
    [InlineData("track_platform_syncs")]
    public async Task Schema_NarrowTable_HasNoRowId(string table)
    {
        await using var library = new TestLibrary();
        await library.Database.InitializeAsync(Cancel);

        Assert.EndsWith("WITHOUT ROWID", (string)library.Sql($"SELECT sql FROM sqlite_master WHERE name = '{table}'")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstUse_LibraryOfTheFirstVersion_ShowsItsPicturesInLists()
    {
        using var folder = new TemporaryFolder();
        await using (var library = new TestLibrary(file: folder.PathOf("library.db")))
        {
            Track own = await library.Tracks.AddAsync(new NewTrack { Title = "Own", Artist = "A", Album = "B" }, Cancel);
            await library.Tracks.AddAsync(new NewTrack { Title = "Album's", Artist = "A", Album = "B" }, Cancel);
            Track refused = await library.Tracks.AddAsync(new NewTrack { Title = "None", Artist = "A", Album = "B" }, Cancel);
            await library.Tracks.AddAsync(new NewTrack { Title = "Without", Artist = "A" }, Cancel);
            await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 200, 200), trackId: own.Id, cancellationToken: Cancel);
            await library.Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 300, 300), albumId: own.AlbumId, cancellationToken: Cancel);
            await library.Artwork.ChooseNoArtworkAsync(ImageSubject.Track, refused.Id, cancellationToken: Cancel);
        }

        await using var written = new TestLibrary(file: folder.PathOf("library.db"));
        TrackPage before = await written.Tracks.QueryAsync(new TrackQuery(), Cancel);
        await using var upgraded = new TestLibrary(file: folder.PathOf("library.db"));
        GoBackToTheFirstVersion(upgraded);
        TrackPage after = await upgraded.Tracks.QueryAsync(new TrackQuery(), Cancel);

        Assert.Equal([("Album's", true), ("None", false), ("Own", true), ("Without", false)], after.Items.Select(item => (item.Title, item.HasImage)));
        Assert.Equal(before.Items, after.Items);
        Assert.True((await upgraded.Albums.GetAsync(1, Cancel))!.HasImage);
    }

    private static void MakeLibrary(string file, string lastMigration, string rows)
    {
        using var context = new TrackStoreDbContext(SqliteStoreProvider.ContextOptions("Data Source=never-opened.db"));
        string last = context.Database.GetMigrations().Single(migration => migration.EndsWith(lastMigration, StringComparison.Ordinal));
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        foreach (string script in new[] { "PRAGMA journal_mode=WAL", context.GetService<IMigrator>().GenerateScript(null, last), rows })
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = script;
            command.ExecuteNonQuery();
        }
    }

    private static void GoBackToTheFirstVersion(TestLibrary library) => library.Sql(
        """
        DROP TABLE artwork_download_targets; DROP TABLE artwork_downloads; DROP TABLE sync_runs; DROP TABLE store_settings;
        ALTER TABLE track_platform_info ADD COLUMN last_synced TEXT NOT NULL DEFAULT '2026-01-01 00:00:00'; DROP TABLE track_platform_syncs;
        DROP INDEX IX_track_platform_info_platform_track_id; DROP INDEX IX_track_platform_info_platform_id_platform;
        CREATE INDEX IX_track_platform_info_platform_platform_id ON track_platform_info (platform, platform_id);
        CREATE INDEX IX_track_platform_info_platform_needs_update ON track_platform_info (platform, needs_update);
        UPDATE tracks SET base_identity_key = identity_key WHERE base_identity_key IS NULL;
        ALTER TABLE tracks DROP COLUMN label; ALTER TABLE tracks DROP COLUMN edit_version;
        DROP TABLE change_log; DROP TABLE artwork_originals; DROP TABLE track_artwork_lookups; DROP TABLE album_artwork_lookups;
        ALTER TABLE tracks DROP COLUMN artwork_id; ALTER TABLE tracks DROP COLUMN artwork_decided; ALTER TABLE albums DROP COLUMN artwork_id;
        DELETE FROM trackstore_migrations WHERE MigrationId NOT LIKE '%_Initial';
        """);
}
