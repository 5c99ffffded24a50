using System.Net;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>The two things that a connection takes, apart from each other, so that the addresses can be checked in between.</summary>
internal interface IArtworkNetwork
{
    /// <summary>Finds the addresses of a host.</summary>
    /// <param name="host">Its name, or an address in text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The addresses, the best first.</returns>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Connects to exactly this address.</summary>
    /// <param name="endPoint">The address and port.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The connection; closing the stream closes it.</returns>
    Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken);
}
