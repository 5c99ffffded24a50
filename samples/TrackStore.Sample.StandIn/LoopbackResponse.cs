using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackStore.Sample.StandIn;

/// <summary>A response of the loopback server.</summary>
internal sealed record LoopbackResponse(HttpStatusCode Status, string ContentType, byte[] Body)
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static LoopbackResponse Json(JsonNode value, HttpStatusCode status = HttpStatusCode.OK)
        => new(status, "application/json", Encoding.UTF8.GetBytes(value.ToJsonString(Unescaped)));

    public static LoopbackResponse Empty(HttpStatusCode status) => new(status, "text/plain; charset=utf-8", []);

    /// <summary>Formats the status line and headers for the wire.</summary>
    public byte[] Head()
    {
        var head = new StringBuilder($"HTTP/1.1 {(int)Status} {Status}\r\n");
        foreach ((string name, string value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Status != HttpStatusCode.NotModified)
        {
            head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
            head.Append("Content-Length: ").Append(Body.Length).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(head.Append("Connection: close\r\n\r\n").ToString());
    }
}
