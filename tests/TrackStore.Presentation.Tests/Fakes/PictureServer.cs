using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>A server of covers on this machine: every path is a picture, except those with "missing".</summary>
internal sealed class PictureServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _picture;

    public PictureServer(byte[] picture)
    {
        _picture = picture;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets or sets what is waited for before an answer, or null.</summary>
    public Func<Task>? BeforeAnswer { get; set; }

    /// <summary>Gets or sets a value indicating whether the paths with "missing" are pictures, too.</summary>
    public bool HasAll { get; set; }

    public string UrlOf(string name) => $"http://{IPAddress.Loopback}:{((IPEndPoint)_listener.LocalEndpoint).Port}/{name}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            string head = await reader.ReadLineAsync() ?? "";
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            if (BeforeAnswer is { } before)
                await before();
            bool isMissing = !HasAll && head.Contains("missing", StringComparison.Ordinal);
            byte[] body = isMissing ? [] : _picture;
            string answer = isMissing ? "404 Not Found" : "200 OK\r\nContent-Type: image/png";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(body);
        }
    }
}
