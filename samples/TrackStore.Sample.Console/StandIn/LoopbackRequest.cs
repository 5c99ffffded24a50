namespace TrackStore.Sample.StandIn;

/// <summary>What a client asks the loopback server for.</summary>
internal sealed record LoopbackRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers)
{
    public string Body { get; init; } = "";

    /// <summary>Gets how many bytes of a body follow the head.</summary>
    public int BodyLength => int.TryParse(Headers.GetValueOrDefault("Content-Length"), out int length) ? length : 0;

    /// <summary>Reads the head of a request; null when it is none that can be read.</summary>
    public static LoopbackRequest? Parse(string head)
    {
        string[] lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [("GET" or "POST") and var method, var target, _] || !Uri.TryCreate(new Uri("http://loopback"), target, out Uri? uri))
            return null;

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

    /// <summary>Gives a number of the query, or another one where it has none.</summary>
    public int Number(string name, int otherwise)
        => int.TryParse(Query.GetValueOrDefault(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
