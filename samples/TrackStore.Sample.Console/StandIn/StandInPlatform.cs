using System.Globalization;
using System.Net;

namespace TrackStore.Sample.StandIn;

/// <summary>One platform's server: search, tracks by id and the user's library, in JSON and in pages.</summary>
internal sealed class StandInPlatform(string name, IEnumerable<WireTrack> tracks)
{
    public const int LongestPage = 100;
    private readonly Lock _gate = new();
    private readonly List<WireTrack> _tracks = [.. tracks];

    public string Name => name;

    public int Count => _tracks.Count;

    /// <summary>Has the platform say something else of a track from now on.</summary>
    public void Correct(string id, Func<WireTrack, WireTrack> correction)
    {
        lock (_gate)
        {
            int index = _tracks.FindIndex(track => track.Id == id);
            _tracks[index] = correction(_tracks[index]);
        }
    }

    /// <summary>Answers a request, whose path begins behind the platform's name.</summary>
    public LoopbackAnswer Answer(string path, IReadOnlyDictionary<string, string> query)
    {
        lock (_gate)
        {
            return path switch
            {
                "search" => Page([.. _tracks.Where(track => Fits(track, query))], query),
                "tracks" => Page([.. (query.GetValueOrDefault("ids") ?? "").Split(',').Select(id => _tracks.Find(track => track.Id == id)).OfType<WireTrack>()], query),
                "library" => Page(_tracks, query),
                _ => LoopbackAnswer.Empty(HttpStatusCode.NotFound),
            };
        }
    }

    private static bool Fits(WireTrack track, IReadOnlyDictionary<string, string> query)
        => Contains(track.Name, query.GetValueOrDefault("title"))
            && Contains(track.Artist, query.GetValueOrDefault("artist"))
            && (query.GetValueOrDefault("text") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Contains($"{track.Name} {track.Artist} {track.Album}", word));

    private static bool Contains(string text, string? part)
        => part is null || CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static LoopbackAnswer Page(List<WireTrack> found, IReadOnlyDictionary<string, string> query)
    {
        int offset = Math.Clamp(Number(query, "offset", 0), 0, found.Count);
        int limit = Math.Clamp(Number(query, "limit", LongestPage), 1, LongestPage);
        WireTrack[] items = [.. found.Skip(offset).Take(limit)];
        return LoopbackAnswer.Json(new WirePage<WireTrack>(items, offset + items.Length < found.Count ? offset + items.Length : null, found.Count));
    }

    private static int Number(IReadOnlyDictionary<string, string> query, string name, int otherwise)
        => int.TryParse(query.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
