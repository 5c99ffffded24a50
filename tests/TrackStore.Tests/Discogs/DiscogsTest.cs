using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Downloads;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Discogs;

/// <summary>A test of the real client against a stand-in on loopback, with a clock that skips waits.</summary>
public abstract class DiscogsTest : IAsyncLifetime
{
    internal const string Token = "SeCrEtToKeN12345";

    private readonly Lazy<ServiceProvider> _services;

    protected DiscogsTest(Action<DiscogsOptions>? configure = null)
    {
        _services = new Lazy<ServiceProvider>(() =>
        {
            var services = new ServiceCollection();
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<ILoggerFactory>(Logs);
            services.AddTrackStore(store => store.AddDiscogs(options =>
            {
                options.UserAgent = "TrackStoreTests/1.0 +https://example.com";
                options.PersonalToken = Token;
                options.UserName = "example";
                options.BaseAddress = Server.Address;
                // Longer than what the clock jumps over, so that only a test that means it runs into the limit.
                options.AttemptTimeout = TimeSpan.FromMinutes(10);
                configure?.Invoke(options);
                Configure(options);
            }));
            return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        });
    }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected IServiceProvider Services => _services.Value;

    protected IDiscogsClient Client => Services.GetRequiredService<IDiscogsClient>();

    internal ApiServer Server { get; } = new();

    internal SkippingTime Time { get; } = new(TimeSpan.FromMinutes(2));

    internal RecordingLoggerFactory Logs { get; } = new();

    /// <summary>Changes the options for one test.</summary>
    protected Action<DiscogsOptions> Configure { get; set; } = _ => { };

    public virtual ValueTask InitializeAsync()
    {
        Server.On("/users/example/collection/folders/0/releases", """{"pagination": {"page": 1, "pages": 1}, "releases": []}""");
        Server.On("/users/example/wants", """{"pagination": {"page": 1, "pages": 1}, "wants": []}""");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services.IsValueCreated)
            await _services.Value.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<List<PlatformTrack>> ReleaseAsync(long id) => await Client.GetReleaseAsync(id, Cancel).ToListAsync(Cancel);

    protected async Task<PlatformException> FailAsync(long id) => await Assert.ThrowsAsync<PlatformException>(() => ReleaseAsync(id));
}
