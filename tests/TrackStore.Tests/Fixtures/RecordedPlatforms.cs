using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Fixtures;

/// <summary>The clients of Spotify and Discogs, for a server on loopback that answers what was recorded.</summary>
internal sealed class RecordedPlatforms : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RecordedPlatforms()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new SkippingTime(TimeSpan.FromSeconds(60)));
        services.AddTrackStore(store => store
            .AddSpotify(options =>
            {
                options.ClientId = "an-id";
                options.ClientSecret = "a-secret";
                options.UserToken = _ => ValueTask.FromResult<string?>("a-user-token");
                options.ApiAddress = new Uri(Server.Address, "v1/");
                options.AccountsAddress = Server.Address;
                options.IncludeGenres = false;
                options.IncludeAudioFeatures = false;
                options.AttemptTimeout = TimeSpan.FromMinutes(10);
                options.TotalTimeout = TimeSpan.FromHours(1);
            })
            .AddDiscogs(options =>
            {
                options.UserAgent = "TrackStoreTests/1.0 +https://example.com";
                options.PersonalToken = "a-token";
                options.UserName = "example";
                options.BaseAddress = Server.Address;
                options.AttemptTimeout = TimeSpan.FromMinutes(10);
            }));
        _services = services.BuildServiceProvider();
        Server.On("/users/example/collection/folders/0/releases", """{ "pagination": { "page": 1, "pages": 1 }, "releases": [] }""");
        Server.On("/users/example/wants", """{ "pagination": { "page": 1, "pages": 1 }, "wants": [] }""");
        Server.On("/api/token", ApiReply.Json("""{ "access_token": "a-token", "token_type": "Bearer", "expires_in": 3600 }"""));
    }

    public ApiServer Server { get; } = new();

    public ISpotifyClient Spotify => _services.GetRequiredService<ISpotifyClient>();

    public IDiscogsClient Discogs => _services.GetRequiredService<IDiscogsClient>();

    /// <summary>Answers a path with a file.</summary>
    public void Serve(string path, string file) => Server.On(path, File.ReadAllText(file));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
