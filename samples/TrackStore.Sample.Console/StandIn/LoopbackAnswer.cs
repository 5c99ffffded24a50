using System.Net;
using System.Text;
using System.Text.Json;

namespace TrackStore.Sample.StandIn;

/// <summary>What the loopback server answers.</summary>
internal sealed record LoopbackAnswer(HttpStatusCode Status, string ContentType, byte[] Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static LoopbackAnswer Json<T>(T value) => new(HttpStatusCode.OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));

    public static LoopbackAnswer Empty(HttpStatusCode status) => new(status, "text/plain; charset=utf-8", []);

    /// <summary>Writes the head as it goes over the wire.</summary>
    public byte[] Head()
    {
        var head = new StringBuilder($"HTTP/1.1 {(int)Status} {Status}\r\n");
        foreach ((string name, string value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Status != HttpStatusCode.NotModified)
            head.Append("Content-Type: ").Append(ContentType).Append("\r\nContent-Length: ").Append(Body.Length).Append("\r\n");
        return Encoding.ASCII.GetBytes(head.Append("Connection: close\r\n\r\n").ToString());
    }
}
