using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackStore.Sample.StandIn;

/// <summary>A small HTTP server on this machine's loopback address: one request a connection, which is all that a stand-in needs.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const int LongestHead = 16 * 1024;
    private const int LongestBody = 16 * 1024;
    private readonly TcpListener _listener;
    private readonly Func<LoopbackRequest, LoopbackAnswer> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _open = [];
    private readonly Task _accepting;

    private LoopbackServer(TcpListener listener, Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        _listener = listener;
        _answer = answer;
        Address = new Uri($"http://{listener.LocalEndpoint}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Gets where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server at a port, or at any other where that one is taken.</summary>
    public static LoopbackServer Start(int preferredPort, Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        try
        {
            return new LoopbackServer(Listen(preferredPort), answer);
        }
        catch (SocketException)
        {
            return new LoopbackServer(Listen(0), answer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_open.Keys);
        _stop.Dispose();
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }
    }

    private static async Task<LoopbackRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[LongestHead];
        int length = 0;
        while (length < buffer.Length)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                return null;
            length += read;
            int end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end < 0)
                continue;
            if (LoopbackRequest.Parse(Encoding.ASCII.GetString(buffer, 0, end)) is not { } request || request.BodyLength > LongestBody)
                return null;
            byte[] body = new byte[request.BodyLength];
            int begun = Math.Min(length - end - 4, body.Length);
            buffer.AsSpan(end + 4, begun).CopyTo(body);
            await stream.ReadExactlyAsync(body.AsMemory(begun), cancellationToken);
            return request with { Body = Encoding.UTF8.GetString(body) };
        }

        return null;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            Task served = ServeAsync(client);
            _open[served] = true;
            _ = served.ContinueWith(done => _open.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                LoopbackRequest? request = await ReadAsync(stream, _stop.Token);
                LoopbackAnswer answer = request is null ? LoopbackAnswer.Empty(HttpStatusCode.BadRequest) : _answer(request);
                await stream.WriteAsync(answer.Head(), _stop.Token);
                if (answer.Status != HttpStatusCode.NotModified)
                    await stream.WriteAsync(answer.Body, _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // Whoever asked has left, or the server stops.
            }
        }
    }
}
