using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TrackStore.Discogs.Answers;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Mapping;

namespace TrackStore.Discogs;

internal sealed partial class DiscogsClient
{
    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        TrackSearch search = TrackSearch.Of(query)
            ?? throw new ArgumentException("Nothing is searched for. Give the query a text, a title or an artist.", nameof(query));
        return SearchAsync(search, query.Limit, cancellationToken);
    }

    /// <summary>
    /// What Discogs finds are releases, so the first few of them are looked into. Editions of one master have the same tracks: the earliest that was found stands for all.
    /// </summary>
    private async IAsyncEnumerable<PlatformTrack> SearchAsync(TrackSearch search, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!api.HasCredentials)
            throw DiscogsFaults.NoCredentials("search results");

        List<long> releases = await FindReleasesAsync(search, cancellationToken).ConfigureAwait(false);
        var found = new List<(PlatformTrack Track, int Score)>();
        int leftOut = 0;
        foreach (long id in releases)
        {
            ReleaseAnswer? answer = await FindAsync(id, leftOut, cancellationToken).ConfigureAwait(false);
            leftOut = answer is null ? leftOut + 1 : 0;
            if (answer is null)
                continue;
            // Nobody waits for a whole collection to be read before a search.
            found.AddRange(Map(answer, collection.Recall()).Select(track => (track, search.Score(track))).Where(hit => hit.Item2 > 0));
            if (found.Count(hit => hit.Score == TrackSearch.Exact) >= limit)
                break;
        }

        foreach ((PlatformTrack track, _) in found.OrderByDescending(hit => hit.Score).Take(limit))
            yield return track;
    }

    private async Task<List<long>> FindReleasesAsync(TrackSearch search, CancellationToken cancellationToken)
    {
        JsonElement answer = await api.GetAsync(AddressOf(search), cancellationToken).ConfigureAwait(false);
        if (!answer.TryGetProperty("results", out JsonElement results) || results.ValueKind != JsonValueKind.Array)
            throw DiscogsFaults.BadAnswer("database/search");
        return [.. results.EnumerateArray()
            .Select(result => Read(result, DiscogsJson.Default.DiscogsSearchResult))
            .OfType<DiscogsSearchResult>()
            .Where(result => result.Id > 0 && result.Type is null or "release")
            .GroupBy(result => result.MasterId > 0 ? (result.MasterId.Value, true) : (result.Id, false))
            .Select(editions => editions.OrderBy(edition => edition.Year is { Length: 4 } year ? year : "9999", StringComparer.Ordinal).First().Id)
            .Take(options.Value.SearchDepth)];
    }

    private string AddressOf(TrackSearch search)
    {
        var address = new StringBuilder("database/search?type=release");
        Add("q", search.Query.Text);
        Add("track", search.Query.Title);
        Add("artist", search.Query.Artist);
        return address.Append(System.Globalization.CultureInfo.InvariantCulture, $"&per_page={options.Value.PageSize}&page=1").ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value.Trim()));
        }
    }
}
