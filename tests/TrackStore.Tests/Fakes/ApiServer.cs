using System.Collections.Concurrent;

namespace TrackStore.Tests.Fakes;

/// <summary>A JSON service on loopback with scripted responses and faults.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly HostileServer _server = new();
    private readonly ConcurrentDictionary<string, Func<HostileExchange, ApiReply>> _routes = new(StringComparer.Ordinal);

    public ApiServer() => _server.Otherwise = exchange =>
    {
        Requests.Enqueue(exchange);
        return (_routes.TryGetValue(exchange.Path, out Func<HostileExchange, ApiReply>? answer) ? answer(exchange) : Otherwise(exchange)).SendAsync(exchange);
    };

    /// <summary>Gets all requests, in the order in which they came.</summary>
    public ConcurrentQueue<HostileExchange> Requests { get; } = new();

    /// <summary>Gets the paths and queries of all requests.</summary>
    public IEnumerable<string> Asked => Requests.Select(request => request.Target);

    /// <summary>Gets the server's own address, with a slash at its end.</summary>
    public Uri Address => _server.UrlOf("/");

    /// <summary>Gets or sets the response to requests without a scripted one.</summary>
    public Func<HostileExchange, ApiReply> Otherwise { get; set; } = _ => ApiReply.Json("""{"message": "The requested resource was not found."}""", 404);

    /// <summary>Sets how a path (without its query) is answered.</summary>
    public void On(string path, Func<HostileExchange, ApiReply> answer) => _routes[path] = answer;

    /// <summary>Sets the answers to a path, one after the other; the last one is repeated.</summary>
    public void On(string path, params ApiReply[] answers)
    {
        int asked = -1;
        On(path, _ => answers[Math.Min(Interlocked.Increment(ref asked), answers.Length - 1)]);
    }

    /// <summary>Sets the JSON that a path is answered with.</summary>
    public void On(string path, string json) => On(path, ApiReply.Json(json));

    /// <summary>Gives the requests for a path.</summary>
    public HostileExchange[] RequestsFor(string path) => [.. Requests.Where(request => request.Path == path)];

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
