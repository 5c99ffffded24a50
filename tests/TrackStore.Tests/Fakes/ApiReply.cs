using System.Globalization;
using System.Text;

namespace TrackStore.Tests.Fakes;

/// <summary>What an <see cref="ApiServer"/> answers.</summary>
internal sealed class ApiReply
{
    private const string Type = "Content-Type: application/json";

    private readonly Func<HostileExchange, Task> _send;

    private ApiReply(Func<HostileExchange, Task> send) => _send = send;

    /// <summary>A whole answer.</summary>
    public static ApiReply Json(string json, int status = 200, params string[] headers) => new(exchange
        => exchange.AnswerAsync(string.Create(CultureInfo.InvariantCulture, $"{status} Scripted"), Encoding.UTF8.GetBytes(json), [Type, .. headers]));

    /// <summary>Sends no response and waits until the client disconnects.</summary>
    /// <param name="whenWaiting">Called when the request was read.</param>
    public static ApiReply Silence(Action whenWaiting) => new(exchange =>
    {
        whenWaiting();
        return exchange.WithholdAsync();
    });

    /// <summary>Sends the head and half of the body, then waits until the client disconnects.</summary>
    public static ApiReply SlowBody(string json, Action whenWaiting) => new(async exchange =>
    {
        await SendHalfAsync(exchange, json).ConfigureAwait(false);
        whenWaiting();
        await exchange.WithholdAsync().ConfigureAwait(false);
    });

    /// <summary>Sends the head and half of the body, then closes the connection.</summary>
    public static ApiReply CutOff(string json) => new(async exchange =>
    {
        await SendHalfAsync(exchange, json).ConfigureAwait(false);
        exchange.Close();
    });

    /// <summary>Sends a head that declares a length, and no body.</summary>
    public static ApiReply Announced(int length) => new(exchange => SendHeadAsync(exchange, length));

    public Task SendAsync(HostileExchange exchange) => _send(exchange);

    private static async Task SendHalfAsync(HostileExchange exchange, string json)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        await SendHeadAsync(exchange, body.Length).ConfigureAwait(false);
        await exchange.SendAsync(body.AsMemory(0, body.Length / 2)).ConfigureAwait(false);
    }

    private static Task SendHeadAsync(HostileExchange exchange, int length)
        => exchange.SendAsync(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 Scripted\r\n{Type}\r\nContent-Length: {length}\r\n\r\n"));
}
