using System.Net;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>The two steps of establishing a connection, separate so that addresses can be checked in between.</summary>
internal interface IArtworkNetwork
{
    /// <summary>Resolves a host.</summary>
    /// <param name="host">A name, or an address as text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The addresses, the preferred ones first.</returns>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Connects to exactly this address.</summary>
    /// <param name="endPoint">The address and port.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The connection; disposing the stream closes it.</returns>
    Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken);
}
