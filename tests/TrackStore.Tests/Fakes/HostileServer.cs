using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TrackStore.Tests.Fakes;

/// <summary>
/// A web server on loopback whose responses are scripted byte by byte on bare sockets. Unlike a well-behaved server, it can lie about lengths, stop in the middle
/// and never end.
/// </summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly ConcurrentDictionary<string, Func<HostileExchange, Task>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Socket, Task> _connections = new();
    private readonly Task _accepting;
    private int _accepted;

    public HostileServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Gets the heads of all requests, in the order in which they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Gets how many connections were made.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Gets or sets the server's certificate; with one, the server uses HTTPS.</summary>
    public X509Certificate2? Certificate { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets or sets the response to requests whose path has none.</summary>
    public Func<HostileExchange, Task> Otherwise { get; set; } = exchange => exchange.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

    /// <summary>Sets how requests for a path (without its query) are answered.</summary>
    public Func<HostileExchange, Task> this[string path]
    {
        set => _answers[path] = value;
    }

    /// <summary>Gives the URL of a path on loopback.</summary>
    public Uri UrlOf(string path) => new($"http://127.0.0.1:{Port}{path}");

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        foreach (Socket socket in _connections.Keys)
            socket.Dispose();
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                socket.NoDelay = true;
                Interlocked.Increment(ref _accepted);
                _connections[socket] = ServeAsync(socket);
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            using var plain = new NetworkStream(socket, ownsSocket: true);
            using SslStream? secure = Certificate is null ? null : new SslStream(plain);
            if (secure is not null)
                await secure.AuthenticateAsServerAsync(Certificate!).ConfigureAwait(false);
            Stream stream = (Stream?)secure ?? plain;
            while (await HostileExchange.ReadAsync(socket, stream).ConfigureAwait(false) is { } exchange)
            {
                Requests.Enqueue(exchange.Head);
                await _answers.GetValueOrDefault(exchange.Path, Otherwise)(exchange).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The client left, or the script closed the connection.
        }
    }
}
