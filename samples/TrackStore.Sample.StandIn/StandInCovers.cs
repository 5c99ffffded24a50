using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace TrackStore.Sample.StandIn;

/// <summary>Serves the covers with the failures of real servers: one cover is missing, and one server is busy at first.</summary>
/// <param name="busySeconds">How long the busy server asks clients to wait, in seconds.</param>
/// <param name="albums">The albums that have covers.</param>
internal sealed class StandInCovers(int busySeconds, IReadOnlyList<CatalogAlbum> albums)
{
    public const string Prefix = "/covers/";
    public const string Spotify = "spotify";
    public const string Discogs = "discogs";

    /// <summary>How long the busy server of a demo asks clients to wait, in seconds.</summary>
    public const int BusySeconds = 1;

    /// <summary>The album whose cover is on the busy server.</summary>
    public const int Busy = 4;

    private const int Missing = 3;
    private readonly ConcurrentDictionary<string, (byte[] Picture, string Tag)> _covers = [];
    private int _busyRequests;

    /// <summary>Gets the address of a cover.</summary>
    public static string UrlOf(Uri server, string platform, int album, int side)
        => new Uri(server, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{platform}/{album}-{side}.png")).AbsoluteUri;

    public LoopbackResponse Respond(LoopbackRequest request)
    {
        if (request.Path[Prefix.Length..].Split('/', '-', '.') is not [var platform, var number, var size, "png"]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out int album)
            || !int.TryParse(size, CultureInfo.InvariantCulture, out int side)
            || side is < 1 or > 2000
            || albums.FirstOrDefault(known => known.Number == album) is not { } found)
        {
            return LoopbackResponse.Empty(HttpStatusCode.NotFound);
        }

        bool isSpotify = platform == Spotify;
        if (isSpotify && album == Missing)
            return LoopbackResponse.Empty(HttpStatusCode.NotFound);
        if (isSpotify && album == Busy && Interlocked.Increment(ref _busyRequests) == 1)
        {
            return LoopbackResponse.Empty(HttpStatusCode.ServiceUnavailable) with
            {
                Headers = new Dictionary<string, string> { ["Retry-After"] = busySeconds.ToString(CultureInfo.InvariantCulture) },
            };
        }

        (byte[] picture, string tag) = _covers.GetOrAdd(request.Path, _ => Paint(found, side, framed: !isSpotify));
        var headers = new Dictionary<string, string> { ["ETag"] = tag };
        return request.Headers.GetValueOrDefault("If-None-Match") == tag
            ? LoopbackResponse.Empty(HttpStatusCode.NotModified) with { Headers = headers }
            : new LoopbackResponse(HttpStatusCode.OK, "image/png", picture) { Headers = headers };
    }

    private static (byte[] Picture, string Tag) Paint(CatalogAlbum album, int side, bool framed)
    {
        byte[] picture = CoverPainter.Paint(album, side, framed);
        return (picture, $"\"{Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 8))}\"");
    }
}
