using System.Net;
using System.Net.Sockets;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>
/// Makes the connections of downloads: resolves the host, checks each address, and connects to the checked ones only, so that a name which resolves differently
/// the next moment (DNS rebinding) gains nothing.
/// </summary>
internal sealed class SsrfGuard(AddressPolicy policy, IArtworkNetwork network, TimeProvider time)
{
    // An address that swallows packets, such as IPv6 behind a broken router, must not use up the time of the next one.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);

    // What swallows packets for so long is unreachable rather than slow.
    private static readonly TimeSpan LastAttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Connects to a host.</summary>
    /// <param name="host">Its name or address.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="AddressRefusedException">All of its addresses are refused.</exception>
    /// <exception cref="FetchOutageException">It has no address, or none takes the connection.</exception>
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        List<IPAddress> addresses = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        for (int i = 0; ; i++)
        {
            bool isLast = i == addresses.Count - 1;
            using var attempt = new CancellationTokenSource(isLast ? LastAttemptTimeout : AttemptTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, attempt.Token);
            try
            {
                return await network.ConnectAsync(new IPEndPoint(addresses[i], port), either.Token).ConfigureAwait(false);
            }
            catch (SocketException error)
            {
                if (isLast)
                    throw new FetchOutageException(FetchOutage.Connection, error);
            }
            catch (OperationCanceledException error) when (attempt.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                if (isLast)
                    throw new FetchOutageException(FetchOutage.Connection, error);
            }
        }
    }

    private async Task<List<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        IReadOnlyList<IPAddress> found;
        try
        {
            found = await network.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw new FetchOutageException(FetchOutage.NameResolution, error);
        }

        if (found.Count == 0)
            throw new FetchOutageException(FetchOutage.NameResolution, null);

        string? refusal = null;
        var accepted = new List<IPAddress>(found.Count);
        foreach (IPAddress address in found)
        {
            if (policy.RefuseResolved(host, address) is { } kind)
                refusal ??= kind;
            else
                accepted.Add(address);
        }

        return accepted.Count > 0 ? accepted : throw new AddressRefusedException(refusal!);
    }
}
