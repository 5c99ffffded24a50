using System.Globalization;
using Microsoft.Data.Sqlite;
using TrackStore.SyncHost;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Synchronizations whose process is killed at random moments. TRACKSTORE_KILLS sets how many.</summary>
public sealed class KilledSyncTests : IAsyncDisposable
{
    private const string Variable = "TRACKSTORE_KILLS";
    private const int TrackCount = 240;
    private const int ChunkSize = 10;
    private const int Covers = 12;

    private const string TrackRows = """
        SELECT l.platform_id, l.platform_uri, l.platform_data, l.fields, l.needs_update, t.title, t.artist, t.year, t.duration_ms, t.isrc, t.search_key, t.edit_version,
            a.title, a.artist,
            (SELECT group_concat(n.name || ' ' || g.source || g.position || g.is_effective, '; ') FROM track_genres g JOIN genres n ON n.id = g.genre_id WHERE g.track_id = t.id)
        FROM tracks t JOIN track_platform_info l ON l.track_id = t.id LEFT JOIN albums a ON a.id = t.album_id ORDER BY l.platform_id
        """;

    private static readonly string[] Rest =
    [
        "SELECT count(*) FROM tracks",
        "SELECT title, artist, hex(identity_key) FROM albums ORDER BY 1, 2",
        "SELECT name, name_key FROM genres ORDER BY 1",
        "SELECT name, state FROM sync_runs",
        "SELECT b.title, l.source, hex(a.hash), a.width, b.artwork_id = a.id FROM album_artworks l JOIN albums b ON b.id = l.album_id JOIN artworks a ON a.id = l.artwork_id ORDER BY 1",
        "SELECT count(*) FROM artworks WHERE released_at IS NULL",
        "SELECT url, state, failures FROM artwork_downloads ORDER BY 1",
        "SELECT subject, source, named_by, is_linked FROM artwork_download_targets ORDER BY 1, subject_id, 2",
        "SELECT track_id, field, layer, value FROM track_fields ORDER BY 1, 2, 3",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly HostileServer _server = new();

    public KilledSyncTests()
    {
        for (int album = 0; album < TrackCount / ScriptedPlatform.PerAlbum; album++)
        {
            byte[] cover = Pictures.Jpeg(album % Covers, 200, 200);
            _server[$"/cover{album}.jpg"] = exchange => exchange.AnswerAsync("200 OK", cover, "Content-Type: image/jpeg", "ETag: \"1\"");
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : 2;

    [Fact]
    public async Task SyncLibraryAsync_KilledAtRandomMoments_LosesNothingAcknowledgedAndEndsAsIfUndisturbed()
    {
        string empty = await EmptyLibraryAsync();
        SyncProcess whole = await SyncProcess.RunAsync(LibraryFrom(empty, "whole"), TrackCount, ChunkSize, life: null, _server.UrlOf("/"));
        Dictionary<int, string[]> undisturbed = await UndisturbedAsync(empty);
        var random = new Random(20261122);
        int atWork = 0;
        int withoutChunk = 0;
        int inSecond = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            string library = LibraryFrom(empty, $"killed{kill}");
            SyncProcess killed = await SyncProcess.RunAsync(library, TrackCount, ChunkSize, whole.Took! * Math.Max(0.001, random.NextDouble()), _server.UrlOf("/"));

            AssertWhole(library);
            AssertAcknowledged(library, killed, undisturbed[killed.Edition]);
            await ResumeAsync(library, killed.Edition);
            Assert.Equal(undisturbed[killed.Edition], Dump(library));

            atWork += killed.Took is null ? 1 : 0;
            withoutChunk += killed is { Edition: 1, Acknowledged: 0 } ? 1 : 0;
            inSecond += killed is { Edition: 2, Took: null } ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage($"{Kills} kills within {whole.Took}: {atWork} at work, {withoutChunk} before the first chunk, {inSecond} in the second edition.");
        Assert.True(atWork > 0, "No process was killed at work, so that nothing was tested.");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> EmptyLibraryAsync()
    {
        string file = _folder.PathOf("empty.db");
        await using (var library = new TestLibrary(file: file))
            await library.Database.InitializeAsync(Cancel);
        return file;
    }

    private string LibraryFrom(string empty, string name)
    {
        string file = _folder.PathOf($"{name}.db");
        File.Copy(empty, file);
        return file;
    }

    private async Task<Dictionary<int, string[]>> UndisturbedAsync(string empty)
    {
        string file = LibraryFrom(empty, "undisturbed");
        var dumps = new Dictionary<int, string[]>();
        foreach (int edition in new[] { 1, 2 })
        {
            await ResumeAsync(file, edition);
            dumps.Add(edition, Dump(file));
        }

        Assert.NotEqual(dumps[1], dumps[2]);
        return dumps;
    }

    private async Task ResumeAsync(string file, int edition)
    {
        await using var library = new TestLibrary(file: file, register: services => services
            .AddSingleton<TimeProvider>(new LaterTime())
            .AddSingleton<IPlatformClient>(new ScriptedPlatform(TrackCount, _server.UrlOf("/")) { Edition = edition })
            .Configure<ArtworkDownloadOptions>(options => options.AllowedHosts.Add("127.0.0.1"))
            .Configure<SyncOptions>(options => options.ChunkSize = ChunkSize));
        SyncResult result = await library.Services.GetRequiredService<ITrackSynchronizer>().SyncLibraryAsync(ScriptedPlatform.Name, cancellationToken: Cancel);
        Assert.Equal((0L, 0L, 0L, null), (result.Counts.Failed, result.Counts.ArtworkFailed, result.Counts.ArtworkPending, result.Interruption));
    }

    /// <summary>The time in an hour, when the leases of a killed process have expired.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(1);
    }

    /// <summary>Asserts that the database is sound and contains no partial write.</summary>
    private static void AssertWhole(string file)
    {
        Assert.Equal(["ok"], Rows(file, "PRAGMA integrity_check"));
        Assert.Empty(Rows(file, "PRAGMA foreign_key_check"));
        Assert.Empty(Rows(file, """
            SELECT a.id FROM artworks a
            WHERE 4 <> (SELECT count(*) FROM images i JOIN image_contents c ON c.image_id = i.id WHERE i.artwork_id = a.id AND length(c.data) = i.byte_length)
            """));
        Assert.Empty(Rows(file, "SELECT id FROM tracks t WHERE NOT EXISTS (SELECT 1 FROM track_platform_info l WHERE l.track_id = t.id)"));
        Assert.Equal(0, Rows(file, "SELECT id FROM tracks").Length % ChunkSize);
    }

    /// <summary>Asserts that every chunk reported as committed is stored, in the reported edition.</summary>
    private static void AssertAcknowledged(string file, SyncProcess killed, string[] undisturbed)
    {
        string[] stored = Rows(file, TrackRows);
        Assert.True(stored.Length >= (killed.Edition == 1 ? killed.Acknowledged : TrackCount), $"{killed} left {stored.Length} tracks.");
        Assert.Equal(undisturbed[..killed.Acknowledged], stored[..killed.Acknowledged]);
    }

    private static string[] Dump(string file) => [.. Rows(file, TrackRows), .. Rest.SelectMany(sql => Rows(file, sql))];

    private static string[] Rows(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        var values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return [.. rows];
    }
}
