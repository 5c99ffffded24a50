using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Mapping;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs;

internal sealed partial class DiscogsClient
{
    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        TrackSearch search = TrackSearch.Of(query)
            ?? throw new ArgumentException("A search needs a text, a title or an artist.", nameof(query));
        return SearchAsync(search, query.Limit, cancellationToken);
    }

    /// <summary>
    /// Discogs finds releases, so the client reads the first few of them. Editions of one master have the same tracks: the earliest
    /// edition that was found stands for all of them.
    /// </summary>
    private async IAsyncEnumerable<PlatformTrack> SearchAsync(
        TrackSearch search, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!api.HasCredentials)
            throw DiscogsErrors.NoCredentials("search results");

        List<long> releases = await FindReleasesAsync(search, cancellationToken).ConfigureAwait(false);
        var found = new List<(PlatformTrack Track, int Score)>();
        int skipped = 0;
        foreach (long id in releases)
        {
            ReleaseResponse? response = await FindAsync(id, skipped, cancellationToken).ConfigureAwait(false);
            skipped = response is null ? skipped + 1 : 0;
            if (response is null)
                continue;

            // Without reading the collection if it isn't cached: a search must not wait for that.
            IReadOnlyList<PlatformTrack> tracks = Map(response, collection.Cached);
            found.AddRange(tracks.Select(track => (track, Score: search.Score(track))).Where(hit => hit.Score > 0));
            if (found.Count(hit => hit.Score == TrackSearch.Exact) >= limit)
                break;
        }

        foreach ((PlatformTrack track, _) in found.OrderByDescending(hit => hit.Score).Take(limit))
            yield return track;
    }

    private async Task<List<long>> FindReleasesAsync(TrackSearch search, CancellationToken cancellationToken)
    {
        JsonElement response = await api.GetAsync(AddressOf(search), cancellationToken).ConfigureAwait(false);
        if (!response.TryGetProperty("results", out JsonElement results) || results.ValueKind != JsonValueKind.Array)
            throw DiscogsErrors.BadAnswer("database/search");
        return [.. results.EnumerateArray()
            .Select(result => result.TryRead(DiscogsJson.Default.DiscogsSearchResult))
            .OfType<DiscogsSearchResult>()
            .Where(result => result.Id > 0 && result.Type is null or "release")
            .GroupBy(result => result.MasterId > 0 ? (result.MasterId.Value, true) : (result.Id, false))
            .Select(editions => editions.MinBy(YearOf, StringComparer.Ordinal)!.Id)
            .Take(options.Value.SearchDepth)];

        static string YearOf(DiscogsSearchResult edition) => edition.Year is { Length: 4 } year ? year : "9999";
    }

    private string AddressOf(TrackSearch search)
    {
        var address = new StringBuilder("database/search?type=release");
        Add("q", search.Query.Text);
        Add("track", search.Query.Title);
        Add("artist", search.Query.Artist);
        return address.Append(CultureInfo.InvariantCulture, $"&per_page={options.Value.PageSize}&page=1").ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value.Trim()));
        }
    }
}
