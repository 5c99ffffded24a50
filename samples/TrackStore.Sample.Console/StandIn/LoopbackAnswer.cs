using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackStore.Sample.StandIn;

/// <summary>What the loopback server answers.</summary>
internal sealed record LoopbackAnswer(HttpStatusCode Status, string ContentType, byte[] Body)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static LoopbackAnswer Json(JsonNode value, HttpStatusCode status = HttpStatusCode.OK) => new(status, "application/json", Encoding.UTF8.GetBytes(value.ToJsonString(AsWritten)));

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
