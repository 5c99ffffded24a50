using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace TrackStore.Tests.Fakes;

/// <summary>One request to the stand-in for Discogs, to be answered.</summary>
internal sealed class DiscogsExchange(Socket socket, Stream stream, StreamReader reader)
{
    public Task JsonAsync(string json, params string[] headers) => AnswerAsync("200 OK", json, headers);

    /// <summary>Sends a well-formed answer.</summary>
    public async Task AnswerAsync(string status, string body, params string[] headers)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        await SendHeadAsync(status, bytes.Length, headers);
        await stream.WriteAsync(bytes);
    }

    /// <summary>Announces more bytes than are sent, and closes the connection.</summary>
    public async Task CutOffAsync(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        await SendHeadAsync("200 OK", bytes.Length + 100);
        await stream.WriteAsync(bytes);
        socket.Shutdown(SocketShutdown.Both);
    }

    /// <summary>Announces a body of some length, and sends none of it.</summary>
    public Task AnnounceAsync(int length) => SendHeadAsync("200 OK", length);

    /// <summary>Sends the head of an answer and a byte of its body, and nothing more until the client leaves.</summary>
    public async Task WithholdBodyAsync(TaskCompletionSource withheld)
    {
        await SendHeadAsync("200 OK", 100);
        await stream.WriteAsync(new byte[] { (byte)'{' });
        await WithholdAsync(withheld);
    }

    /// <summary>Sends nothing until the client leaves.</summary>
    public async Task WithholdAsync(TaskCompletionSource withheld)
    {
        withheld.SetResult();
        await reader.ReadLineAsync();
    }

    private async Task SendHeadAsync(string status, int length, params string[] headers)
    {
        string fixedHeaders = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{fixedHeaders}{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"));
    }
}
