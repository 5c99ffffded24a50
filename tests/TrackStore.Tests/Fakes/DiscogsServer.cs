using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackStore.Tests.Fakes;

/// <summary>A stand-in for Discogs on loopback, over bare sockets, so that it can also answer as no well-behaved server would.</summary>
internal sealed class DiscogsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<DiscogsExchange, Task>>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Socket, Task> _connections = new();
    private readonly Task _accepting;

    public DiscogsServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Gets the heads of all requests, in the order in which they came.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>Gets the paths and queries of all requests.</summary>
    public IEnumerable<string> Asked => Heads.Select(head => head.Split(' ')[1]);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Gets or sets what answers where nothing is scripted, by path and query; null is 404.</summary>
    public Func<string, string?> Otherwise { get; set; } = _ => null;

    /// <summary>Scripts the answers to a path (without query): one after the other, the last one for ever.</summary>
    public void Answer(string path, params Func<DiscogsExchange, Task>[] answers) => _answers[path] = new(answers);

    /// <summary>Scripts a JSON answer to a path.</summary>
    public void Answer(string path, string json) => Answer(path, exchange => exchange.JsonAsync(json));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (Socket socket in _connections.Keys)
            socket.Dispose();
        await Task.WhenAll(_connections.Values);
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync();
                socket.NoDelay = true;
                _connections[socket] = ServeAsync(socket);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (await ReadHeadAsync(reader) is { } head)
            {
                Heads.Enqueue(head);
                string asked = head.Split(' ')[1];
                await AnswerAsync(new DiscogsExchange(socket, stream, reader), asked);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The client left, or the script closed the connection.
        }
    }

    private Task AnswerAsync(DiscogsExchange exchange, string asked)
    {
        if (_answers.TryGetValue(asked.Split('?')[0], out ConcurrentQueue<Func<DiscogsExchange, Task>>? answers))
        {
            Func<DiscogsExchange, Task>? answer;
            if (answers.Count > 1)
                answers.TryDequeue(out answer);
            else
                answers.TryPeek(out answer);
            return answer!(exchange);
        }

        return Otherwise(asked) is { } json ? exchange.JsonAsync(json) : exchange.AnswerAsync("404 Not Found", """{"message": "The requested resource was not found."}""");
    }

    private static async Task<string?> ReadHeadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
                return head.ToString();
            head.Append(line).Append('\n');
        }

        return null;
    }
}
