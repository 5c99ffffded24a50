using System.Globalization;

namespace TrackStore.Sample.StandIn;

/// <summary>A request to the loopback server.</summary>
internal sealed record LoopbackRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers)
{
    public string Body { get; init; } = "";

    /// <summary>Gets the length of the body after the headers, in bytes.</summary>
    public int BodyLength => int.TryParse(Headers.GetValueOrDefault("Content-Length"), out int length) ? length : 0;

    /// <summary>Parses the request line and headers, or returns null if they are malformed.</summary>
    public static LoopbackRequest? Parse(string head)
    {
        string[] lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [("GET" or "POST") and var method, var target, _]
            || !Uri.TryCreate(new Uri("http://loopback"), target, out Uri? uri))
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            if (line.Split(':', 2) is [var name, var value])
                headers[name.Trim()] = value.Trim();
        }

        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2) is [var name, var value])
                query[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value.Replace('+', ' '));
        }

        return new LoopbackRequest(method, Uri.UnescapeDataString(uri.AbsolutePath), query, headers);
    }

    /// <summary>Gets a number of the query, or a default.</summary>
    public int Number(string name, int defaultValue)
        => int.TryParse(Query.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : defaultValue;
}
