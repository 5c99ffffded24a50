using System.Globalization;
using System.Text;

namespace TrackStore.Tests.Fakes;

/// <summary>A request as an <see cref="ApiServer"/> read it.</summary>
internal sealed class ApiRequest
{
    private ApiRequest(string head, string body)
    {
        Head = head;
        Body = body;
        string target = head.Split(' ')[1];
        Path = target.Split('?')[0];
        foreach (string[] pair in target.Split('?').Skip(1).SelectMany(query => query.Split('&')).Select(pair => pair.Split('=')))
            Query[pair[0]] = Uri.UnescapeDataString(pair[1]);
    }

    /// <summary>Gets the request line and the headers.</summary>
    public string Head { get; }

    public string Body { get; }

    public string Path { get; }

    public Dictionary<string, string> Query { get; } = [];

    /// <summary>Gives a member of the query as a number.</summary>
    public int Number(string name) => int.Parse(Query[name], CultureInfo.InvariantCulture);

    /// <summary>Gives a header's value, or null.</summary>
    public string? Header(string name) => Head.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();

    /// <summary>Reads the next request of a connection.</summary>
    /// <returns>The request, or null when the client closed the connection.</returns>
    public static async Task<ApiRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 1)
        {
            head.Append((char)one[0]);
            if (head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
                break;
        }

        if (head.Length == 0)
            return null;
        var request = new ApiRequest(head.ToString(), "");
        byte[] body = new byte[int.Parse(request.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return new ApiRequest(request.Head, Encoding.UTF8.GetString(body));
    }
}
