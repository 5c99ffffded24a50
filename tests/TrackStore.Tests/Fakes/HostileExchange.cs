using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace TrackStore.Tests.Fakes;

/// <summary>One request to the hostile server, and the bare connection to answer it on.</summary>
internal sealed class HostileExchange
{
    private readonly Socket _socket;
    private readonly Stream _stream;

    private HostileExchange(Socket socket, Stream stream, string head, string body)
    {
        _socket = socket;
        _stream = stream;
        Head = head;
        Body = body;
    }

    /// <summary>Gets the request line and the headers.</summary>
    public string Head { get; }

    public string Body { get; }

    /// <summary>Gets the path and query that are asked for.</summary>
    public string Target => Head.Split(' ')[1];

    /// <summary>Gets the path that is asked for, without its query.</summary>
    public string Path => Target.Split('?')[0];

    public IReadOnlyDictionary<string, string> Query => Target.Split('?').Skip(1).SelectMany(query => query.Split('&')).Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>Gives a member of the query as a number.</summary>
    public int Number(string name) => int.Parse(Query[name], CultureInfo.InvariantCulture);

    /// <summary>Gives a header's value, or null.</summary>
    public string? Header(string name) => HeaderOf(Head, name);

    /// <summary>Reads the next request of a connection.</summary>
    /// <returns>The request, or null when the client closed the connection.</returns>
    public static async Task<HostileExchange?> ReadAsync(Socket socket, Stream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one).ConfigureAwait(false) == 1)
        {
            head.Append((char)one[0]);
            if (head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
                return new HostileExchange(socket, stream, head.ToString(), await ReadBodyAsync(stream, head.ToString()).ConfigureAwait(false));
        }

        return null;
    }

    /// <summary>Sends text as it is.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends bytes as they are.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes).AsTask();

    /// <summary>Sends a well-formed answer.</summary>
    /// <param name="status">The status code with its phrase.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Headers beside Content-Length, each "Name: value".</param>
    public async Task AnswerAsync(string status, byte[] body, params string[] headers)
    {
        string length = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}");
        await SendAsync($"HTTP/1.1 {status}\r\n{string.Concat(headers.Append(length).Select(h => h + "\r\n"))}\r\n").ConfigureAwait(false);
        await SendAsync(body).ConfigureAwait(false);
    }

    /// <summary>Sends the same bytes repeatedly until the client closes the connection.</summary>
    public async Task SendForeverAsync(ReadOnlyMemory<byte> bytes)
    {
        while (true)
            await SendAsync(bytes).ConfigureAwait(false);
    }

    /// <summary>Sends nothing more, and waits until the client closes the connection.</summary>
    public async Task WithholdAsync()
    {
        byte[] one = new byte[1];
        while (await _stream.ReadAsync(one).ConfigureAwait(false) != 0)
        {
        }
    }

    /// <summary>Closes the connection, as if all had been sent.</summary>
    public void Close() => _socket.Shutdown(SocketShutdown.Both);

    /// <summary>Tears the connection down (a TCP reset).</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    private static async Task<string> ReadBodyAsync(Stream stream, string head)
    {
        byte[] body = new byte[int.Parse(HeaderOf(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body).ConfigureAwait(false);
        return Encoding.UTF8.GetString(body);
    }

    private static string? HeaderOf(string head, string name) => head.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();
}
