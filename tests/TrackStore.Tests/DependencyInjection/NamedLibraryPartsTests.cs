using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.DependencyInjection;

/// <summary>What a host registers for a named library: who finds it, and who disposes it.</summary>
public sealed class NamedLibraryPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceCollection _services = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DisposeAsync_OfTheHost_LeavesItsInstancesAlone(bool onTheBuilder)
    {
        var client = new DisposableClient("discogs");
        var matcher = new DisposableMatcher();
        if (!onTheBuilder)
            _services.AddKeyedSingleton<IPlatformClient>("vinyl", client).AddKeyedSingleton<ITrackMatcher>("vinyl", matcher);
        AddVinyl(store =>
        {
            if (onTheBuilder)
                store.Services.AddSingleton<IPlatformClient>(client).AddSingleton<ITrackMatcher>(matcher);
        });
        ServiceProvider provider = Build();

        await SyncAsync(provider, "discogs");
        Assert.Same(client, Assert.Single(Clients(provider)));
        Assert.Same(matcher, provider.GetRequiredKeyedService<ITrackMatcher>("vinyl"));
        await provider.DisposeAsync();

        Assert.True(matcher.Calls > 0);
        Assert.Equal((0, 0), (client.Disposals, matcher.Disposals));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DisposeAsync_OfTheHost_DisposesWhatItHasCreatedOnce(bool isListed)
    {
        var made = new List<DisposableClient>();
        var matchers = new List<DisposableMatcher>();
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", (_, _) => Made("discogs"));
        _services.AddKeyedSingleton<ITrackMatcher>("vinyl", (_, _) =>
        {
            matchers.Add(new DisposableMatcher());
            return matchers[^1];
        });
        AddVinyl(store => store.Services.AddSingleton<IPlatformClient>(_ => Made("spotify")));
        ServiceProvider provider = Build();

        await SyncAsync(provider, "discogs");
        await SyncAsync(provider, "spotify");
        if (isListed)
            Assert.Equal(made.ToHashSet<IPlatformClient>(), Clients(provider).ToHashSet());
        await provider.DisposeAsync();

        Assert.Equal([1, 1], made.Select(client => client.Disposals));
        Assert.Equal(1, Assert.Single(matchers).Disposals);

        DisposableClient Made(string platform)
        {
            made.Add(new DisposableClient(platform));
            return made[^1];
        }
    }

    [Fact]
    public async Task GetKeyedServices_Clients_GivesThoseOfTheBuilderAndOfTheKeyOnce()
    {
        var keyed = new FakePlatformClient("tidal");
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", keyed);
        _services.AddKeyedSingleton<IPlatformClient>("digital", new FakePlatformClient("other"));
        AddVinyl(store =>
        {
            store.AddSpotify("id", "secret").AddDiscogs(options => options.UserAgent = "Tests/1.0 +https://example.com/contact");
            store.Services.AddSingleton<IPlatformClient>(keyed).AddSingleton<IPlatformClient, NamedByType>();
        });
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", new FakePlatformClient("late"));
        await using ServiceProvider provider = Build();

        IPlatformClient[] clients = [.. Clients(provider).Distinct()];

        Assert.Equal(
            ["discogs", "late", "matching", "spotify", "tidal"],
            clients.Select(client => client.Platform.ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.Contains(provider.GetRequiredKeyedService<ISpotifyClient>("vinyl"), clients);
        Assert.Contains(provider.GetRequiredKeyedService<IDiscogsClient>("vinyl"), clients);
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => SyncAsync(provider, "beatport"));
        Assert.Contains("discogs, late, matching, spotify, tidal", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(provider.GetServices<IPlatformClient>());
    }

    [Fact]
    public async Task SyncAsync_TwoKeyedClients_AsksThePlatformsOwn()
    {
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", new DisposableClient("discogs"));
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", (_, _) => new DisposableClient("spotify"));
        AddVinyl();
        await using ServiceProvider provider = Build();

        await SyncAsync(provider, "discogs");
        await SyncAsync(provider, "spotify");

        TrackPage page = await provider.GetRequiredKeyedService<ITrackRepository>("vinyl").QueryAsync(new TrackQuery(), Cancel);
        Assert.Equal(["On discogs", "On spotify"], page.Items.Select(track => track.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SyncAsync_ClientThatNeedsTheLibrary_GetsIt()
    {
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", (provider, _) => new DisposableClient("discogs", provider.GetRequiredKeyedService<ITrackRepository>("vinyl")));
        AddVinyl();
        await using ServiceProvider provider = Build();

        await SyncAsync(provider, "discogs");

        DisposableClient client = Assert.IsType<DisposableClient>(Assert.Single(Clients(provider)));
        Assert.Same(provider.GetRequiredKeyedService<ITrackRepository>("vinyl"), client.Tracks);
    }

    [Fact]
    public async Task AddTrackStore_PartOfTheKeyAfterTheLibrary_IsUsed()
    {
        var matcher = new DisposableMatcher();
        _services.AddKeyedSingleton<IPlatformClient>("vinyl", new DisposableClient("discogs"));
        AddVinyl();
        _services.AddKeyedSingleton<ITrackMatcher>("vinyl", matcher);
        await using ServiceProvider provider = Build();

        await SyncAsync(provider, "discogs");

        Assert.True(matcher.Calls > 0);
        Assert.Same(matcher, provider.GetRequiredKeyedService<ITrackMatcher>("vinyl"));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<IPlatformClient> Clients(IServiceProvider provider) => provider.GetKeyedServices<IPlatformClient>("vinyl");

    private static Task<SyncResult> SyncAsync(IServiceProvider provider, string platform)
        => provider.GetRequiredKeyedService<ITrackSynchronizer>("vinyl").SyncAsync(platform, ["1"], cancellationToken: Cancel);

    private void AddVinyl(Action<ITrackStoreBuilder>? configure = null) => _services.AddTrackStore("vinyl", store =>
    {
        store.UseSqlite(_folder.PathOf("vinyl.db"));
        configure?.Invoke(store);
    });

    private ServiceProvider Build() => _services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private class DisposableClient : IPlatformClient, IDisposable
    {
        private readonly FakePlatformClient _inner;

        public DisposableClient(string platform, ITrackRepository? tracks = null)
        {
            _inner = new FakePlatformClient(platform);
            _inner.Library.Add(new PlatformTrack { Platform = platform, Id = "1", Title = $"On {platform}", Artist = "X" });
            Tracks = tracks;
        }

        public string Platform => _inner.Platform;

        public ITrackRepository? Tracks { get; }

        public int Disposals { get; private set; }

        public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
            => _inner.SearchAsync(query, cancellationToken);

        public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
            => _inner.GetTracksAsync(platformIds, cancellationToken);

        public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
            => _inner.GetLibraryAsync(resumeToken, cancellationToken);

        public void Dispose() => Disposals++;
    }

    /// <summary>The container creates it, with a service of the library.</summary>
    private sealed class NamedByType(ITrackMatcher matcher) : DisposableClient(matcher is null ? "none" : "matching");

    private sealed class DisposableMatcher : ITrackMatcher, IDisposable
    {
        public int Calls { get; private set; }

        public int Disposals { get; private set; }

        public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates)
        {
            Calls++;
            return null;
        }

        public void Dispose() => Disposals++;
    }
}
