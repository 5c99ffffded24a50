using System.Globalization;
using Microsoft.Data.Sqlite;
using TrackStore.Tests.Fixtures;
using Picture = NetVips.Image;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>
/// A copy of a large library of the benchmarks with the sample on it. Its first albums by title have covers of their own in every size. The
/// others that have one have its two small sizes, of 16 pictures in turns, because all sizes of 50,000 covers would take gigabytes.
/// </summary>
internal sealed class MeasuredLibrary : IAsyncDisposable
{
    /// <summary>The number of albums with a cover of their own.</summary>
    public const int CoverCount = 200;

    private const int SmallPictures = 16;

    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private MeasuredLibrary(TemporaryFolder folder, ServiceProvider services, Site site)
        => (_folder, _services, Site) = (folder, services, site);

    public Site Site { get; }

    public static async Task<MeasuredLibrary> OpenAsync(int tracks)
    {
        var folder = new TemporaryFolder();
        string file = folder.PathOf("measured.db");
        File.Copy(PathOf(tracks), file);
        ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.UseSqlite(file)).BuildServiceProvider();
        await AddCoversAsync(services, file);
        return new MeasuredLibrary(folder, services, await Site.StartAsync(MemoryProbe.Environment, "--library", file));
    }

    public T Get<T>()
        where T : notnull
        => _services.GetRequiredService<T>();

    /// <summary>Returns the first albums by title, as the page of covers shows them.</summary>
    public Task<IReadOnlyList<AlbumItem>> FirstAlbumsAsync() => FirstAlbumsAsync(_services);

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private static string PathOf(int tracks)
    {
        string folder = Environment.GetEnvironmentVariable("TRACKSTORE_LARGE_LIBRARIES") ?? "";
        string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"natural-{tracks}.db"));
        Assert.True(
            File.Exists(file),
            $"There is no {file}. Name a folder in TRACKSTORE_LARGE_LIBRARIES, and fill it with the benchmarks' command \"lists {tracks}\".");
        return file;
    }

    private static async Task<IReadOnlyList<AlbumItem>> FirstAlbumsAsync(ServiceProvider services)
    {
        var query = new AlbumQuery { OrderBy = AlbumOrder.Title, PageSize = CoverCount };
        return (await services.GetRequiredService<IAlbumRepository>().QueryAsync(query, TestContext.Current.CancellationToken)).Items;
    }

    private static async Task AddCoversAsync(ServiceProvider services, string file)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        IImageRepository images = services.GetRequiredService<IImageRepository>();
        foreach ((int seed, AlbumItem album) in (await FirstAlbumsAsync(services)).Index())
            await images.ResizeAndStoreImageAsync(Cover(seed, 800), albumId: album.AlbumId, source: Sources.User, cancellationToken: cancel);

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancel);
        await using SqliteTransaction transaction = connection.BeginTransaction();
        await ExecuteAsync(connection, "CREATE TEMP TABLE covers (number INTEGER, size TEXT, side INTEGER, data BLOB)");
        foreach ((string size, int side) in ((string, int)[])[("thumbnail", 60), ("small", 120)])
            await AddSmallAsync(connection, size, side);
        await ExecuteAsync(
            connection,
            """
            INSERT INTO images (artwork_id, size, mime_type, width, height, byte_length)
            SELECT a.id, c.size, 'image/jpeg', c.side, c.side, length(c.data) FROM artworks a JOIN covers c ON c.number = a.id % 16
            WHERE a.profile = 'seeded'
            """);
        await ExecuteAsync(
            connection,
            """
            INSERT INTO image_contents (image_id, data)
            SELECT i.id, c.data FROM images i JOIN artworks a ON a.id = i.artwork_id JOIN covers c ON c.number = a.id % 16 AND c.size = i.size
            WHERE a.profile = 'seeded'
            """);
        await ExecuteAsync(connection, "UPDATE store_counters SET images = (SELECT max(id) FROM images)");
        await transaction.CommitAsync(cancel);

        // As the library's own housekeeping leaves it.
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task AddSmallAsync(SqliteConnection connection, string size, int side)
    {
        foreach (int number in Enumerable.Range(0, SmallPictures))
        {
            await ExecuteAsync(
                connection,
                "INSERT INTO covers VALUES ($number, $size, $side, $data)",
                ("$number", number), ("$size", size), ("$side", side), ("$data", Cover(number, side)));
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach ((string name, object value) in values)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    // Clouds in three colors with some grain: about as many bytes as a photograph.
    private static byte[] Cover(int seed, int side)
    {
        using Picture red = Picture.Perlin(side, side, cellSize: Math.Max(side / 6, 8), uchar: true, seed: seed);
        using Picture green = Picture.Perlin(side, side, cellSize: Math.Max(side / 5, 8), uchar: true, seed: seed + 1000);
        using Picture blue = Picture.Perlin(side, side, cellSize: Math.Max(side / 4, 8), uchar: true, seed: seed + 2000);
        using Picture clouds = red.Bandjoin(green, blue);
        using Picture grain = Picture.Gaussnoise(side, side, sigma: 9, mean: 0, seed: seed);
        using Picture picture = clouds.Add(grain).Cast(NetVips.Enums.BandFormat.Uchar).Copy(interpretation: NetVips.Enums.Interpretation.Srgb);
        return picture.JpegsaveBuffer(q: 85);
    }
}
