using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TrackStore.Conformance;

/// <summary>A web server on loopback that serves pictures. What it doesn't have is temporarily unavailable.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly string _address;
    private readonly Task _serving;

    public PictureServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, port: 0))
        {
            probe.Start();
            _address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add($"{_address}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string UrlOf(string path) => _address + path;

    public void Serve(string path, byte[] picture) => _pictures[path] = picture;

    public int RequestsFor(string path) => _requests.Count(request => request == path);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext exchange)
    {
        string path = exchange.Request.Url!.AbsolutePath;
        _requests.Enqueue(path);
        if (_pictures.TryGetValue(path, out byte[]? picture))
        {
            exchange.Response.ContentType = "image/png";
            exchange.Response.ContentLength64 = picture.Length;
            await exchange.Response.OutputStream.WriteAsync(picture);
        }
        else
        {
            exchange.Response.StatusCode = 503;
        }

        exchange.Response.Close();
    }
}
