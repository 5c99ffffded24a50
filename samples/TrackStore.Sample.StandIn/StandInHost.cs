using System.Net;
using Microsoft.Extensions.Configuration;

namespace TrackStore.Sample.StandIn;

/// <summary>Runs the stand-ins for Spotify and Discogs on this machine.</summary>
internal sealed class StandInHost : IAsyncDisposable
{
    // The same for each run if possible, because a library's cover addresses contain it.
    private const int PreferredPort = 5917;
    private readonly LoopbackServer _server;
    private readonly LoopbackServer _busyServer;
    private readonly StandInCovers _covers;
    private readonly SpotifyStandIn _spotify;
    private readonly DiscogsStandIn _discogs;

    private StandInHost(int port, int busySeconds, IReadOnlyList<CatalogAlbum> albums)
    {
        _covers = new StandInCovers(busySeconds, albums);
        _server = LoopbackServer.Start(port, RespondAsync);

        // A server of its own, because the store stops requests to the whole server after its 503.
        _busyServer = LoopbackServer.Start(port == 0 ? 0 : port + 1, RespondAsync);
        Spotify = new SpotifyCatalog(Address, _busyServer.Address, albums);
        Discogs = new DiscogsDatabase(Address, albums);
        _spotify = new SpotifyStandIn(Spotify, Address);
        _discogs = new DiscogsStandIn(Discogs, TimeProvider.System);
    }

    public Uri Address => _server.Address;

    /// <summary>Gets or sets how long an answer about tracks takes, as one over a network does. Covers come at once.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Gets or sets a value indicating whether the covers are there; without them, their server answers 404.</summary>
    public bool HasCovers { get; set; } = true;

    public SpotifyCatalog Spotify { get; }

    public DiscogsDatabase Discogs { get; }

    /// <summary>Gets the settings that point the platform clients to the stand-ins.</summary>
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

    /// <summary>Starts the stand-ins.</summary>
    /// <param name="port">The preferred port; another one is taken if it is in use. 0 means any.</param>
    /// <param name="busySeconds">How long the busy server asks clients to wait, in seconds.</param>
    /// <param name="albums">The music, or null for the five albums of <see cref="Catalog"/>.</param>
    public static StandInHost Start(
        int port = PreferredPort,
        int busySeconds = StandInCovers.BusySeconds,
        IReadOnlyList<CatalogAlbum>? albums = null)
        => new(port, busySeconds, albums ?? Catalog.Albums);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _busyServer.DisposeAsync();
    }

    private async ValueTask<LoopbackResponse> RespondAsync(LoopbackRequest request, CancellationToken cancellationToken)
    {
        if (Delay > TimeSpan.Zero && !request.Path.StartsWith(StandInCovers.Prefix, StringComparison.Ordinal))
            await Task.Delay(Delay, cancellationToken);
        return Respond(request);
    }

    private LoopbackResponse Respond(LoopbackRequest request)
    {
        return IsUnder(StandInCovers.Prefix) && HasCovers ? _covers.Respond(request)
            : IsUnder(SpotifyStandIn.AccountsPath) || IsUnder(SpotifyStandIn.ApiPath) ? _spotify.Respond(request)
            : IsUnder(DiscogsStandIn.Path) ? _discogs.Respond(request)
            : LoopbackResponse.Empty(HttpStatusCode.NotFound);

        bool IsUnder(string path) => request.Path.StartsWith(path, StringComparison.Ordinal);
    }
}
