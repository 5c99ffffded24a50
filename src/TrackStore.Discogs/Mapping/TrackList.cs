using System.Globalization;
using System.Text.Json;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Mapping;

/// <summary>Finds the tracks in a track list, which also contains headings and index tracks.</summary>
internal sealed class TrackList
{
    private const int MaxKeyLength = 150;

    private readonly List<ListedTrack> _tracks = [];
    private readonly HashSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);
    private string? _heading;

    private TrackList()
    {
    }

    /// <summary>Reads the tracks of a release. Entries that are unreadable or have no title are skipped, but counted.</summary>
    public static IReadOnlyList<ListedTrack> Of(JsonElement release)
    {
        var list = new TrackList();
        List<(DiscogsTrack Entry, JsonElement Raw)> entries = [.. EntriesOf(release, "tracklist")];

        // Old responses have no types: there, an entry without a position is a heading if any other entry has one.
        bool anyPosition = entries.Any(item => HasText(item.Entry.Position));
        int place = 0;
        foreach ((DiscogsTrack entry, JsonElement raw) in entries)
        {
            List<(DiscogsTrack Entry, JsonElement Raw)> parts = [.. EntriesOf(raw, "sub_tracks")];
            bool isHeading = entry.Type is null
                ? anyPosition && parts.Count == 0 && !HasText(entry.Position) && !HasText(entry.Duration)
                : entry.Type.Equals("heading", StringComparison.OrdinalIgnoreCase);
            if (isHeading)
            {
                list._heading = HasText(entry.Title) ? entry.Title!.Trim() : null;
            }
            else if (parts.Count > 0 && parts.Exists(part => HasText(part.Entry.Position)) is var own && (own || !HasText(entry.Position)))
            {
                foreach ((DiscogsTrack part, JsonElement partRaw) in parts)
                    list.Add(part, partRaw, ++place, entry);
            }
            else
            {
                // An index track that has a position while its parts have none is one track of the record.
                list.Add(entry, raw, ++place, index: null);
            }
        }

        return list._tracks;
    }

    private void Add(DiscogsTrack entry, JsonElement raw, int place, DiscogsTrack? index)
    {
        string position = string.Concat((entry.Position ?? "").Where(IsOfPosition));
        string key = position.Length is > 0 and <= MaxKeyLength && _keys.Add(position)
            ? position
            : string.Create(CultureInfo.InvariantCulture, $"#{place}");
        string? title = TitleOf(entry, index);
        if (title is not null)
            _tracks.Add(new ListedTrack(entry, raw, key, place, title, _heading, index?.Artists));
    }

    private static bool IsOfPosition(char c) => !char.IsWhiteSpace(c) && !char.IsControl(c) && !char.IsSurrogate(c);

    private static string? TitleOf(DiscogsTrack entry, DiscogsTrack? index)
    {
        string own = (entry.Title ?? "").Trim();
        string above = (index?.Title ?? "").Trim();
        if (own.Length == 0)
            return above.Length == 0 ? null : above;
        return above.Length == 0 || own.StartsWith(above, StringComparison.OrdinalIgnoreCase) ? own : $"{above}: {own}";
    }

    private static IEnumerable<(DiscogsTrack Entry, JsonElement Raw)> EntriesOf(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object
            || !parent.TryGetProperty(name, out JsonElement list)
            || list.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (JsonElement raw in list.EnumerateArray())
            yield return (Read(raw), raw);
    }

    private static DiscogsTrack Read(JsonElement raw)
        => (raw.ValueKind == JsonValueKind.Object ? raw.TryRead(DiscogsJson.Default.DiscogsTrack) : null)
            ?? new DiscogsTrack { Type = "unknown" };

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);
}
