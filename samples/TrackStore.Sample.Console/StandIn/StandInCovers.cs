using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace TrackStore.Sample.StandIn;

/// <summary>Serves the covers, and goes wrong where real servers do: one is gone, one is busy when it is first asked for.</summary>
internal sealed class StandInCovers
{
    public const string Prefix = "/covers/";
    public const string Spotify = "spotify";
    public const string Discogs = "discogs";

    /// <summary>How long the busy server asks to be left alone, in seconds.</summary>
    public const int BusySeconds = 1;

    /// <summary>The album whose cover comes from a server that is busy at first.</summary>
    public const int Busy = 4;
    private const int Gone = 3;
    private readonly ConcurrentDictionary<string, (byte[] Picture, string Tag)> _painted = [];
    private int _busyAnswers;

    /// <summary>Names the address of a cover.</summary>
    public static string UrlOf(Uri server, string platform, int album, int side)
        => new Uri(server, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{platform}/{album}-{side}.png")).AbsoluteUri;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (request.Path[Prefix.Length..].Split('/', '-', '.') is not [var platform, var number, var size, "png"]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out int album)
            || !int.TryParse(size, CultureInfo.InvariantCulture, out int side)
            || side is < 1 or > 2000
            || Catalogue.Albums.FirstOrDefault(known => known.Number == album) is not { } found)
        {
            return LoopbackAnswer.Empty(HttpStatusCode.NotFound);
        }

        bool isSpotify = platform == Spotify;
        if (isSpotify && album == Gone)
            return LoopbackAnswer.Empty(HttpStatusCode.NotFound);
        if (isSpotify && album == Busy && Interlocked.Increment(ref _busyAnswers) == 1)
        {
            return LoopbackAnswer.Empty(HttpStatusCode.ServiceUnavailable) with
            {
                Headers = new Dictionary<string, string> { ["Retry-After"] = BusySeconds.ToString(CultureInfo.InvariantCulture) },
            };
        }

        (byte[] picture, string tag) = _painted.GetOrAdd(request.Path, _ => Paint(found, side, framed: !isSpotify));
        var headers = new Dictionary<string, string> { ["ETag"] = tag };
        return request.Headers.GetValueOrDefault("If-None-Match") == tag
            ? LoopbackAnswer.Empty(HttpStatusCode.NotModified) with { Headers = headers }
            : new LoopbackAnswer(HttpStatusCode.OK, "image/png", picture) { Headers = headers };
    }

    private static (byte[] Picture, string Tag) Paint(CatalogueAlbum album, int side, bool framed)
    {
        byte[] picture = CoverPainter.Paint(album, side, framed);
        return (picture, $"\"{Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 8))}\"");
    }
}
