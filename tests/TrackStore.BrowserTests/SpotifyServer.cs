using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackStore.BrowserTests;

/// <summary>
/// Answers every search with one track. Its picture lies on this machine, from which the library accepts none that a platform names.
/// </summary>
public sealed class SpotifyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly Task _answering;

    public SpotifyServer()
    {
        _listener.Start();
        _answering = AnswerAllAsync();
    }

    /// <summary>Gets the variables that lead the sample here.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["Spotify__ClientId"] = "id",
        ["Spotify__ClientSecret"] = "secret",
        ["Spotify__ApiAddress"] = $"{Address}v1/",
        ["Spotify__AccountsAddress"] = Address,
    };

    private string Address
        => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _answering;
    }

    private async Task AnswerAllAsync()
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

            (string status, string body) = head switch
            {
                _ when head.Contains("/api/token", StringComparison.Ordinal) => ("200 OK", Token),
                _ when head.Contains("/v1/search", StringComparison.Ordinal) => ("200 OK", Found()),
                _ => ("403 Forbidden", "{}"),
            };
            await stream.WriteAsync(Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        }
    }

    private const string Token = """{ "access_token": "token", "token_type": "Bearer", "expires_in": 3600 }""";

    private string Found() => $$"""
        { "tracks": { "total": 1, "next": null, "items": [{
          "id": "abcdefghij0123456789ab", "name": "Harbor Lights", "type": "track", "is_local": false, "duration_ms": 200000,
          "artists": [{ "id": "abcdefghij0123456789cd", "name": "The Examples" }],
          "album": { "id": "abcdefghij0123456789ef", "name": "Harbors", "release_date": "1997",
            "images": [{ "url": "{{Address}}cover.jpg", "width": 640, "height": 640 }] }
        }] } }
        """;
}
