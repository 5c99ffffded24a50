using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Spotify;

/// <summary>A test of the Spotify client against a server on loopback, with a clock that skips waits.</summary>
public abstract class SpotifyTest : IAsyncLifetime
{
    protected const string ClientId = "an-id";
    protected const string Secret = "a-very-secret-secret";
    protected const string AppToken = "an-app-token";

    /// <summary>Longer than any wait between attempts.</summary>
    protected static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(100);

    private ServiceProvider? _services;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected ApiServer Server { get; } = new();

    private protected SkippingTime Time { get; } = new(TimeSpan.FromSeconds(60));

    private protected RecordingLoggerFactory Loggers { get; } = new();

    public ValueTask InitializeAsync()
    {
        Server.On("/api/token", ApiReply.Json($$"""{ "access_token": "{{AppToken}}", "token_type": "Bearer", "expires_in": 3600 }"""));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates a client with an app's credentials, without details, whose attempts never time out.</summary>
    protected ISpotifyClient NewClient(Action<SpotifyOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddTrackStore(store => store.AddSpotify(options =>
        {
            options.ClientId = ClientId;
            options.ClientSecret = Secret;
            options.ApiAddress = new Uri(Server.Address, "v1/");
            options.AccountsAddress = Server.Address;
            options.IncludeGenres = false;
            options.IncludeAudioFeatures = false;
            options.AttemptTimeout = AttemptTimeout;
            options.TotalTimeout = TimeSpan.FromHours(1);
            configure?.Invoke(options);
        }));
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(Loggers));
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<ISpotifyClient>();
    }

    /// <summary>Reads a sample answer that the project ships.</summary>
    protected static string Sample(string name) => File.ReadAllText(Path.Combine(Fixtures.Repository.Root, "tests", "TrackStore.Tests", "Spotify", "Samples", name));

    protected static async Task<List<PlatformTrack>> ReadAsync(IAsyncEnumerable<PlatformTrack> tracks) => await tracks.ToListAsync(Cancel);

    protected static Task<PlatformException> FailureAsync(IAsyncEnumerable<PlatformTrack> tracks) => Assert.ThrowsAsync<PlatformException>(() => ReadAsync(tracks));

    /// <summary>Makes an id of Spotify's shape.</summary>
    protected static string Id(string name) => name.PadRight(22, '0');

    /// <summary>Makes a whole track as Spotify describes it.</summary>
    protected static string TrackJson(string id, string title = "Tideline", string artist = "The Examples") => $$"""
        {
          "id": "{{Id(id)}}", "name": "{{title}}", "type": "track", "is_local": false, "duration_ms": 200000,
          "artists": [{ "id": "{{Id("artist" + id)}}", "name": "{{artist}}" }],
          "album": { "id": "{{Id("album")}}", "name": "An album", "release_date": "1997-05-20", "images": [] }
        }
        """;

    /// <summary>Asserts that a track's whole JSON is kept, except for values that change daily and the lists of countries.</summary>
    protected static void AssertKept(string came, string? kept)
    {
        JsonObject expected = JsonNode.Parse(came)!.AsObject();
        foreach (JsonObject thing in new[] { expected, expected["album"] as JsonObject }.OfType<JsonObject>())
        {
            thing.Remove("popularity");
            thing.Remove("available_markets");
        }

        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(kept!)), kept);
    }

    protected static string Entries(string member, params string[] tracks)
        => "[" + string.Join(",", tracks.Select(track => $$"""{ "{{member}}": {{track}} }""")) + "]";
}
