using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.DependencyInjection;

/// <summary>Several libraries in one process, each under its name.</summary>
public sealed class NamedLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceCollection _services = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddTrackStore_TwoNamesAndADefault_KeepThreeLibrariesApart()
    {
        _services.AddTrackStore(store => store.UseSqlite(_folder.PathOf("default.db")));
        AddNamed("vinyl");
        AddNamed("digital");
        await using ServiceProvider provider = Build();

        await Tracks(provider, "vinyl").AddAsync(new NewTrack { Title = "A", Artist = "X" }, Cancel);
        await Tracks(provider, "digital").AddAsync(new NewTrack { Title = "B", Artist = "X" }, Cancel);
        await Tracks(provider, "digital").AddAsync(new NewTrack { Title = "C", Artist = "X" }, Cancel);

        Assert.Equal(0, await provider.GetRequiredService<ITrackRepository>().CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal(1, await Tracks(provider, "vinyl").CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.Equal(2, await Tracks(provider, "digital").CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.True(File.Exists(_folder.PathOf("vinyl.db")) && File.Exists(_folder.PathOf("digital.db")));
        Assert.NotSame(provider.GetRequiredKeyedService<IImageLoader>("vinyl"), provider.GetRequiredKeyedService<IImageLoader>("digital"));
        Assert.Null(provider.GetKeyedService<ITrackRepository>("other"));
    }

    [Fact]
    public void AddTrackStore_Name_RegistersEveryServiceUnderIt()
    {
        var unnamed = new ServiceCollection();
        unnamed.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>().AddSpotify("id", "secret").AddDiscogs(options => options.UserAgent = "Tests/1.0 +https://example.com/contact"));
        _services.AddTrackStore("vinyl", store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>().AddSpotify("id", "secret").AddDiscogs(options => options.UserAgent = "Tests/1.0 +https://example.com/contact"));

        IEnumerable<Type> expected = unnamed.Select(service => service.ServiceType).Where(IsOurs).Except([typeof(ITrackStoreFactory)]);
        using ServiceProvider provider = Build();

        Assert.Equal(Sorted(expected), Sorted(_services.Where(service => service.IsKeyedService).Select(service => service.ServiceType).Where(IsOurs)));
        Assert.All(expected, type => Assert.NotNull(provider.GetRequiredKeyedService(type, "vinyl")));
        Assert.Null(provider.GetService<ITrackRepository>());
        Assert.NotNull(provider.GetService<ITrackStoreFactory>());

        static bool IsOurs(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible && type.Assembly.GetName().Name!.StartsWith("TrackStore", StringComparison.Ordinal);

        static IEnumerable<string> Sorted(IEnumerable<Type> types) => types.Select(type => type.ToString()).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task AddTrackStore_Name_UsesThePlatformsAndPartsOfItsBuilderAndOfItsKey()
    {
        var keyed = new FakePlatformClient("discogs");
        keyed.Library.Add(new PlatformTrack { Platform = "discogs", Id = "1", Title = "Roygbiv", Artist = "Boards of Canada" });
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", keyed);
        _services.AddKeyedSingleton<IImageProcessor, CountingProcessor>("vinyl");
        AddNamed("vinyl", store => store.Services.AddSingleton<IPlatformClient>(new FakePlatformClient("spotify")));
        AddNamed("digital");
        await using ServiceProvider provider = Build();

        SyncResult result = await provider.GetRequiredKeyedService<ITrackSynchronizer>("vinyl").SyncAsync("discogs", ["1"], cancellationToken: Cancel);

        Assert.Equal(1, result.Counts.Added);
        Assert.IsType<CountingProcessor>(provider.GetRequiredKeyedService<IImageProcessor>("vinyl"));
        Assert.IsNotType<CountingProcessor>(provider.GetRequiredKeyedService<IImageProcessor>("digital"));
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => provider.GetRequiredKeyedService<ITrackSynchronizer>("vinyl").SyncAsync("beatport", ["1"], cancellationToken: Cancel));
        Assert.Contains("discogs, spotify", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<ArgumentException>(
            () => provider.GetRequiredKeyedService<ITrackSynchronizer>("digital").SyncAsync("discogs", ["1"], cancellationToken: Cancel));
        Assert.Contains("No platform is registered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddTrackStore_Name_SharesTheHostsClock()
    {
        _services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        AddNamed("vinyl");
        await using ServiceProvider provider = Build();

        Track track = await Tracks(provider, "vinyl").AddAsync(new NewTrack { Title = "A", Artist = "X" }, Cancel);

        Assert.Equal(2030, track.CreatedAt.Year);
    }

    [Fact]
    public async Task AddTrackStore_ClockOnTheBuilderOfAName_GoesBeforeTheHosts()
    {
        _services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        AddNamed("vinyl", store => store.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(1998, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        await using ServiceProvider provider = Build();

        Track track = await Tracks(provider, "vinyl").AddAsync(new NewTrack { Title = "A", Artist = "X" }, Cancel);

        Assert.Equal(1998, track.CreatedAt.Year);
    }

    [Fact]
    public void AddTrackStore_InvalidOptionsOfAName_FailAtStart()
    {
        AddNamed("vinyl", store => store.ConfigureArtwork(options => options.MaxBytes = 0));
        using ServiceProvider provider = Build();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("MaxBytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_OfTheHost_ClosesTheFiles()
    {
        AddNamed("vinyl");
        ServiceProvider provider = Build();
        await Tracks(provider, "vinyl").AddAsync(new NewTrack { Title = "A", Artist = "X" }, Cancel);
        ITrackRepository tracks = Tracks(provider, "vinyl");

        await provider.DisposeAsync();

        Assert.False(File.Exists(_folder.PathOf("vinyl.db-wal")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tracks.GetAsync(1, Cancel));
    }

    [Fact]
    public void AddTrackStore_NamesWithoutFiles_DontShareOne()
    {
        string folder = Path.GetDirectoryName(SqliteDefaultFile.PathFor("app"))!;

        Assert.Equal(Path.Combine(folder, "libraries", "vinyl.db"), SqliteDefaultFile.PathFor("app", "vinyl"));
        Assert.Equal(Path.Combine(folder, "libraries", "library.db"), SqliteDefaultFile.PathFor("app", "library"));

        // Not all file systems know case or the form of accents.
        string[] names = ["vinyl", "Vinyl", "VINYL", "caf\u00e9", "cafe\u0301", "a/b", "a_b"];
        IEnumerable<string> files = names.Select(name => SqliteDefaultFile.PathFor("app", name).ToLowerInvariant().Normalize());
        Assert.Equal(names.Length, files.Distinct(StringComparer.Ordinal).Count());
    }

    public void Dispose() => _folder.Dispose();

    private static ITrackRepository Tracks(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<ITrackRepository>(name);

    private void AddNamed(string name, Action<ITrackStoreBuilder>? configure = null) => _services.AddTrackStore(name, store =>
    {
        store.UseSqlite(_folder.PathOf($"{name}.db"));
        configure?.Invoke(store);
    });

    private ServiceProvider Build() => _services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
