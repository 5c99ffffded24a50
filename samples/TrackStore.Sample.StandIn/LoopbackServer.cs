using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackStore.Sample.StandIn;

/// <summary>
/// A small HTTP server on this machine's loopback address, with one request per connection, which is enough for a stand-in.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const int MaxHeadBytes = 16 * 1024;
    private const int MaxBodyBytes = 16 * 1024;
    private readonly TcpListener _listener;
    private readonly Func<LoopbackRequest, CancellationToken, ValueTask<LoopbackResponse>> _respond;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _open = [];
    private readonly Task _accepting;

    private LoopbackServer(TcpListener listener, Func<LoopbackRequest, CancellationToken, ValueTask<LoopbackResponse>> respond)
    {
        _listener = listener;
        _respond = respond;
        Address = new Uri($"http://{listener.LocalEndpoint}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Gets the address that it listens on.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server on a port, or on any other if that one is in use.</summary>
    public static LoopbackServer Start(
        int preferredPort, Func<LoopbackRequest, CancellationToken, ValueTask<LoopbackResponse>> respond)
    {
        try
        {
            return new LoopbackServer(Listen(preferredPort), respond);
        }
        catch (SocketException)
        {
            return new LoopbackServer(Listen(0), respond);
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
        byte[] buffer = new byte[MaxHeadBytes];
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
            LoopbackRequest? request = LoopbackRequest.Parse(Encoding.ASCII.GetString(buffer, 0, end));
            if (request is null || request.BodyLength > MaxBodyBytes)
                return null;
            byte[] body = new byte[request.BodyLength];
            int received = Math.Min(length - end - 4, body.Length);
            buffer.AsSpan(end + 4, received).CopyTo(body);
            await stream.ReadExactlyAsync(body.AsMemory(received), cancellationToken);
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
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
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
                LoopbackResponse response = request is null
                    ? LoopbackResponse.Empty(HttpStatusCode.BadRequest)
                    : await _respond(request, _stop.Token);
                await stream.WriteAsync(response.Head(), _stop.Token);
                if (response.Status != HttpStatusCode.NotModified)
                    await stream.WriteAsync(response.Body, _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The client left, or the server stops.
            }
        }
    }
}
