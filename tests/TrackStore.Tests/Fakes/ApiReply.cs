using System.Globalization;
using System.Text;

namespace TrackStore.Tests.Fakes;

/// <summary>What an <see cref="ApiServer"/> answers.</summary>
internal sealed class ApiReply
{
    private readonly Func<Stream, CancellationToken, Task<bool>> _send;

    private ApiReply(Func<Stream, CancellationToken, Task<bool>> send) => _send = send;

    /// <summary>A whole answer.</summary>
    public static ApiReply Json(string json, int status = 200, params string[] headers) => new(async (stream, cancel) =>
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        await stream.WriteAsync(Head(status, body.Length, headers), cancel).ConfigureAwait(false);
        await stream.WriteAsync(body, cancel).ConfigureAwait(false);
        return true;
    });

    /// <summary>No answer at all, until the client leaves.</summary>
    /// <param name="whenWaiting">Called when the request was read.</param>
    public static ApiReply Silence(Action whenWaiting) => new(async (stream, cancel) =>
    {
        whenWaiting();
        await WithholdAsync(stream, cancel).ConfigureAwait(false);
        return false;
    });

    /// <summary>The head and half of the body, and then nothing until the client leaves.</summary>
    public static ApiReply SlowBody(string json, Action whenWaiting) => new(async (stream, cancel) =>
    {
        await SendHalfAsync(stream, json, cancel).ConfigureAwait(false);
        whenWaiting();
        await WithholdAsync(stream, cancel).ConfigureAwait(false);
        return false;
    });

    /// <summary>The head and half of the body, and then the end of the connection.</summary>
    public static ApiReply CutOff(string json) => new(async (stream, cancel) =>
    {
        await SendHalfAsync(stream, json, cancel).ConfigureAwait(false);
        return false;
    });

    /// <summary>Sends it.</summary>
    /// <returns>Whether the connection stays open.</returns>
    public Task<bool> SendAsync(Stream stream, CancellationToken cancellationToken) => _send(stream, cancellationToken);

    private static async Task SendHalfAsync(Stream stream, string json, CancellationToken cancellationToken)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        await stream.WriteAsync(Head(200, body.Length, []), cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken).ConfigureAwait(false);
    }

    private static async Task WithholdAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) != 0)
        {
        }
    }

    private static byte[] Head(int status, int length, string[] headers)
    {
        IEnumerable<string> lines = headers.Prepend(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}")).Prepend("Content-Type: application/json");
        return Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\n") + string.Concat(lines.Select(line => line + "\r\n")) + "\r\n");
    }
}
