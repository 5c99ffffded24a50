using System.Net;
using Microsoft.Extensions.Configuration;

namespace TrackStore.Sample.StandIn;

/// <summary>The stand-ins for Spotify and Discogs, running on this machine.</summary>
internal sealed class StandInHost : IAsyncDisposable
{
    // The same at each run where it can be, because the addresses of covers that a library knows name it.
    private const int PreferredPort = 5917;
    private readonly LoopbackServer _server;
    private readonly LoopbackServer _busyServer;
    private readonly StandInCovers _covers = new();
    private readonly SpotifyStandIn _spotify;
    private readonly DiscogsStandIn _discogs;

    private StandInHost(int port)
    {
        _server = LoopbackServer.Start(port, Answer);

        // A server of its own, because who asks to be left alone is left alone altogether.
        _busyServer = LoopbackServer.Start(port == 0 ? 0 : port + 1, Answer);
        Spotify = new SpotifyCatalogue(Address, _busyServer.Address);
        Discogs = new DiscogsDatabase(Address);
        _spotify = new SpotifyStandIn(Spotify, Address);
        _discogs = new DiscogsStandIn(Discogs, TimeProvider.System);
    }

    public Uri Address => _server.Address;

    public SpotifyCatalogue Spotify { get; }

    public DiscogsDatabase Discogs { get; }

    /// <summary>Gets the settings by which the clients of the real platforms come here instead.</summary>
    public IConfiguration Settings => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Spotify:ClientId"] = SpotifyStandIn.ClientId,
        ["Spotify:ClientSecret"] = SpotifyStandIn.ClientSecret,
        ["Spotify:AccessToken"] = SpotifyStandIn.UserToken,
        ["Spotify:ApiAddress"] = new Uri(Address, SpotifyStandIn.ApiPath).AbsoluteUri,
        ["Spotify:AccountsAddress"] = new Uri(Address, SpotifyStandIn.AccountsPath).AbsoluteUri,
        ["Discogs:PersonalToken"] = DiscogsStandIn.Token,
        ["Discogs:BaseAddress"] = new Uri(Address, DiscogsStandIn.Path).AbsoluteUri,
    }).Build();

    /// <summary>Starts them at a port, or at any other where that one is taken; 0 is any.</summary>
    public static StandInHost Start(int port = PreferredPort) => new(port);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _busyServer.DisposeAsync();
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        return IsUnder(StandInCovers.Prefix) ? _covers.Answer(request)
            : IsUnder(SpotifyStandIn.AccountsPath) || IsUnder(SpotifyStandIn.ApiPath) ? _spotify.Answer(request)
            : IsUnder(DiscogsStandIn.Path) ? _discogs.Answer(request)
            : LoopbackAnswer.Empty(HttpStatusCode.NotFound);

        bool IsUnder(string path) => request.Path.StartsWith(path, StringComparison.Ordinal);
    }
}
