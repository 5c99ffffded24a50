using System.Net;

namespace TrackStore.Sample.StandIn;

/// <summary>The stand-in platforms, running on this machine, with a client for each.</summary>
internal sealed class StandInHost : IAsyncDisposable
{
    // The same at each run where it can be, because the addresses of covers that a library knows name it.
    private const int PreferredPort = 5917;
    private readonly LoopbackServer _server;
    private readonly LoopbackServer _busyServer;
    private readonly StandInCovers _covers = new();
    private readonly StandInClient[] _clients;
    private readonly StandInPlatform[] _platforms = [];

    private StandInHost(int port)
    {
        _server = LoopbackServer.Start(port, Answer);

        // A server of its own, because who asks to be left alone is left alone altogether.
        _busyServer = LoopbackServer.Start(port == 0 ? 0 : port + 1, Answer);
        Records = StandInPlatforms.OfRecords(Address);
        _platforms = [StandInPlatforms.OfStream(Address, _busyServer.Address), Records, StandInPlatforms.OfArchive()];
        _clients = [.. _platforms.Select(platform => new StandInClient(platform.Name, new Uri(Address, $"{platform.Name}/")))];
    }

    public Uri Address => _server.Address;

    /// <summary>Gets the platform whose mind can be changed.</summary>
    public StandInPlatform Records { get; }

    public IReadOnlyList<IPlatformClient> Clients => _clients;

    public IReadOnlyList<StandInPlatform> Platforms => _platforms;

    /// <summary>Starts them at a port, or at any other where that one is taken; 0 is any.</summary>
    public static StandInHost Start(int port = PreferredPort) => new(port);

    public async ValueTask DisposeAsync()
    {
        foreach (StandInClient client in _clients)
            client.Dispose();
        await _server.DisposeAsync();
        await _busyServer.DisposeAsync();
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (request.Path.StartsWith(StandInCovers.Prefix, StringComparison.Ordinal))
            return _covers.Answer(request);
        return request.Path.Split('/') is ["", var name, var path] && Array.Find(_platforms, platform => platform.Name == name) is { } found
            ? found.Answer(path, request.Query)
            : LoopbackAnswer.Empty(HttpStatusCode.NotFound);
    }
}
