using Microsoft.Extensions.Time.Testing;
using VipsImage = NetVips.Image;

namespace TrackStore.Conformance;

/// <summary>
/// What the store promises on every database. The tests of a host's context derive from it, in a test project that links these files; see
/// the README beside them.
/// </summary>
/// <remarks>Every test has a database of its own and goes through the public API alone.</remarks>
public abstract partial class StoreConformance : IAsyncLifetime
{
    /// <summary>The trait of the tests that show the most in the least time; its only value is <see cref="Core"/>.</summary>
    public const string Set = "Set";

    /// <summary>The value of the trait <see cref="Set"/>.</summary>
    public const string Core = "Core";

    private readonly ScriptedPlatform _platform = new();
    private readonly List<ServiceProvider> _stores = [];
    private IStoreDatabase? _database;
    private ServiceProvider? _store;

    /// <summary>Gets a value indicating whether all tests run. Otherwise only the core set does, and the others are skipped.</summary>
    protected virtual bool RunsAll => true;

    /// <summary>Gets the token that ends the test.</summary>
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, 123, TimeSpan.Zero));

    /// <summary>Gets the services of the store under test.</summary>
    protected IServiceProvider Store => _store!;

    private ITrackRepository Tracks => Get<ITrackRepository>();

    private ITrackFields Fields => Get<ITrackFields>();

    private ITagRepository Tags => Get<ITagRepository>();

    private IAlbumRepository Albums => Get<IAlbumRepository>();

    private IImageRepository Images => Get<IImageRepository>();

    private IArtworkSelector Selector => Get<IArtworkSelector>();

    private IArtworkLookups Lookups => Get<IArtworkLookups>();

    private ITrackSynchronizer Synchronizer => Get<ITrackSynchronizer>();

    private ITrackStoreDatabase Database => Get<ITrackStoreDatabase>();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!RunsAll && TestContext.Current.TestMethod?.Traits.ContainsKey(Set) != true)
            Assert.Skip("Only the core set runs on this database. TRACKSTORE_CONFORMANCE=all runs everything.");
        _database = await CreateDatabaseAsync(Cancel);
        _store = Open();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ServiceProvider store in _stores)
            await store.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates an empty database. For a host's context it already has the tables, as the host's migrations create them.</summary>
    protected abstract Task<IStoreDatabase> CreateDatabaseAsync(CancellationToken cancellationToken);

    /// <summary>Opens a store on the test's database. Stores share the clock and the platform.</summary>
    private ServiceProvider Open(Action<ITrackStoreBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IPlatformClient>(_platform);
        _database!.AddStore(services, store =>
        {
            store.ConfigureSync(sync => sync.ChunkSize = 10);
            store.ConfigureDownloads(downloads =>
            {
                downloads.AllowedHosts = ["127.0.0.1"];
                downloads.ResumeOnOpen = false;
            });
            configure?.Invoke(store);
        });
        ServiceProvider opened = services.BuildServiceProvider();
        _stores.Add(opened);
        return opened;
    }

    private T Get<T>()
        where T : notnull
        => Store.GetRequiredService<T>();

    private Task<Track> AddAsync(string title, string? album = "Album", string artist = "Artist")
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = artist, Album = album }, Cancel);

    private async Task<Track> GetAsync(long trackId) => Assert.IsType<Track>(await Tracks.GetAsync(trackId, Cancel));

    private Task<LibraryStatistics> CountAllAsync() => Database.GetStatisticsAsync(Cancel);

    private async Task<string[]> TitlesAsync(TrackQuery query)
        => [.. (await Tracks.QueryAsync(query, Cancel)).Items.Select(item => item.Title)];

    /// <summary>Draws a flat picture; another seed gives another picture.</summary>
    private static byte[] Picture(int seed = 1, int side = 100)
    {
        using VipsImage picture = TestPicture.Flat(side, side, [seed * 37 % 256, seed * 71 % 256, seed * 113 % 256]);
        return picture.PngsaveBuffer();
    }

    private static async IAsyncEnumerable<T> StreamAsync<T>(IEnumerable<T> items)
    {
        await Task.Yield();
        foreach (T item in items)
            yield return item;
    }
}
