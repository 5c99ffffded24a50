using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TrackStore.Tests.Fakes;

/// <summary>A JSON service on loopback, over bare sockets: it answers by script, and misbehaves on demand.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly ConcurrentDictionary<string, Func<ApiRequest, ApiReply>> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Socket, Task> _connections = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    public ApiServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Gets all requests, in the order in which they came.</summary>
    public ConcurrentQueue<ApiRequest> Requests { get; } = new();

    /// <summary>Gets the server's own address, with a slash at its end.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Sets how a path is answered; all others get 404.</summary>
    public void On(string path, Func<ApiRequest, ApiReply> answer) => _routes[path] = answer;

    /// <summary>Sets the answers to a path, one after the other; the last one is repeated.</summary>
    public void On(string path, params ApiReply[] answers)
    {
        int asked = -1;
        On(path, _ => answers[Math.Min(Interlocked.Increment(ref asked), answers.Length - 1)]);
    }

    /// <summary>Gives the requests for a path.</summary>
    public ApiRequest[] RequestsFor(string path) => [.. Requests.Where(request => request.Path == path)];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (Socket socket in _connections.Keys)
            socket.Dispose();
        await Task.WhenAll(_connections.Values);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_end.Token).ConfigureAwait(false);
                socket.NoDelay = true;
                _connections[socket] = ServeAsync(socket);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            while (await ApiRequest.ReadAsync(stream, _end.Token).ConfigureAwait(false) is { } request)
            {
                Requests.Enqueue(request);
                ApiReply reply = _routes.TryGetValue(request.Path, out Func<ApiRequest, ApiReply>? answer) ? answer(request) : ApiReply.Json("{}", 404);
                if (!await reply.SendAsync(stream, _end.Token).ConfigureAwait(false))
                    return;
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client left, or the server was stopped.
        }
    }
}
