using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TrackStore.Artwork.Downloads.Http;

namespace TrackStore.Tests.Fakes;

/// <summary>A name service whose answers are scripted, over a network where one server on loopback stands in for every address.</summary>
/// <param name="port">The port of that server.</param>
internal sealed class ScriptedNetwork(int port) : IArtworkNetwork
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string[]>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<IPAddress, Gate> _swallowing = new();
    private readonly SystemNetwork _system = new();

    /// <summary>Gets the connections that were attempted.</summary>
    public ConcurrentQueue<IPEndPoint> Attempts { get; } = new();

    /// <summary>Gets the names that were looked up.</summary>
    public ConcurrentQueue<string> Lookups { get; } = new();

    /// <summary>Sets a name's addresses: one set for each lookup, of which the last is repeated.</summary>
    public ScriptedNetwork Name(string host, params string[][] answers)
    {
        _names[host] = new ConcurrentQueue<string[]>(answers);
        return this;
    }

    /// <summary>Makes connection attempts to an address never complete.</summary>
    /// <returns>Ends with the first attempt.</returns>
    public Task Swallow(string address)
    {
        var gate = new Gate();
        _swallowing[IPAddress.Parse(address)] = gate;
        return gate.Reached;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Lookups.Enqueue(host);
        if (!_names.TryGetValue(host, out ConcurrentQueue<string[]>? answers))
        {
            return IPAddress.TryParse(host.TrimEnd('.'), out IPAddress? literal)
                ? Task.FromResult<IReadOnlyList<IPAddress>>([literal])
                : Task.FromException<IReadOnlyList<IPAddress>>(new SocketException((int)SocketError.HostNotFound));
        }

        string[]? answer;
        if (answers.Count > 1)
            answers.TryDequeue(out answer);
        else
            answers.TryPeek(out answer);
        return Task.FromResult<IReadOnlyList<IPAddress>>([.. answer!.Select(IPAddress.Parse)]);
    }

    public async Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        Attempts.Enqueue(endPoint);
        if (_swallowing.TryGetValue(endPoint.Address, out Gate? gate))
            await gate.PassAsync(cancellationToken).ConfigureAwait(false);
        return await _system.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken).ConfigureAwait(false);
    }
}
