using System.Net;
using System.Net.Sockets;
using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>
/// Establishes the connections of downloads. It resolves the host, checks each address, and connects only to checked addresses, so that a
/// name that resolves differently a moment later (DNS rebinding) can't get past the check.
/// </summary>
internal sealed class SsrfGuard(AddressPolicy policy, IArtworkNetwork network, TimeProvider time)
{
    // An address that drops packets, such as IPv6 behind a misconfigured router, must leave time for the next address.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);

    // An address that drops packets for this long is unreachable rather than slow.
    private static readonly TimeSpan LastAttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Connects to a host.</summary>
    /// <param name="host">The host's name or address.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="FetchException">All addresses are forbidden, none accepts a connection, or the host has none.</exception>
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
            catch (Exception error) when (error is SocketException
                || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                if (isLast)
                    throw Unreachable(FetchError.NotConnected, $"No connection to {host} could be established.", error);
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
            throw NotResolved(host, error);
        }

        if (found.Count == 0)
            throw NotResolved(host, null);

        string? refusal = null;
        var allowed = new List<IPAddress>(found.Count);
        foreach (IPAddress address in found)
        {
            if (policy.RefuseResolved(host, address) is { } kind)
                refusal ??= kind;
            else
                allowed.Add(address);
        }

        return allowed.Count > 0
            ? allowed
            : throw new FetchException(new FetchResult.Refused(FetchError.ForbiddenAddress, AddressPolicy.Explain(host, refusal!)));
    }

    private static FetchException NotResolved(string host, Exception? error)
        => Unreachable(FetchError.NameNotResolved, $"The host name {host} could not be resolved.", error);

    private static FetchException Unreachable(FetchError reason, string message, Exception? error)
        => new(new FetchResult.Unreachable(reason, message), error);
}
