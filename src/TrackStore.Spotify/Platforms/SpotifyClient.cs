using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Platforms.Spotify.Json;

namespace TrackStore.Platforms.Spotify;

internal sealed partial class SpotifyClient(SpotifyApi api, SpotifyAccess access, IOptions<SpotifyOptions> options, ILogger<SpotifyClient> logger) : ISpotifyClient
{
    public const string Name = "spotify";

    private const int TracksAtOnce = 50;

    // Each costs a request of its own: what was read is handed on before too many are.
    private const int SingleTracksAtOnce = 10;

    // Spotify's own limit: a search shows no more.
    private const int LastSearchResult = 1000;

    private readonly SpotifyOptions _options = options.Value;

    /// <inheritdoc/>
    public string Platform => Name;

    /// <inheritdoc/>
    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        string text = string.Join(' ', new[] { query.Text?.Trim(), Filter("track", query.Title), Filter("artist", query.Artist) }.Where(part => !string.IsNullOrEmpty(part)));
        if (text.Length == 0)
            throw new ArgumentException("A search needs a text, a title or an artist.", nameof(query));
        return SearchPagesAsync(text, query.Limit, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(platformIds);
        ILookup<string?, string> spellings = platformIds.ToLookup(id => SpotifyId.Parse(id, "track"), StringComparer.Ordinal);
        return ReadTracksAsync(spellings, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => ReadListAsync(
            (offset, cancel) => api.GetAsync(PagePath("me/tracks", offset), SpotifyJson.Default.PageJson, ofUser: true, cancel),
            SpotifyPages.Offset(resumeToken),
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<PlatformTrack> GetAlbumAsync(string album, CancellationToken cancellationToken = default)
        => ReadAlbumAsync(Parse(album, "album", nameof(album)), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<PlatformTrack> GetPlaylistAsync(string playlist, string? resumeToken = null, CancellationToken cancellationToken = default)
    {
        string id = Parse(playlist, "playlist", nameof(playlist));
        return ReadListAsync((offset, cancel) => GetPlaylistPageAsync(id, offset, cancel), SpotifyPages.Offset(resumeToken), cancellationToken);
    }

    private static string Parse(string text, string kind, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return SpotifyId.Parse(text, kind)
            ?? throw new ArgumentException($"This is no id of a Spotify {kind}: an id has {SpotifyId.Length} letters and digits; spotify:{kind}:... and https://open.spotify.com/{kind}/... will do as well.", parameter);
    }

    private static string? Filter(string name, string? value)
        => string.IsNullOrWhiteSpace(value) ? null : $"{name}:\"{value.Replace('"', ' ').Trim()}\"";

    private string PagePath(string path, int offset, string? kinds = null)
        => api.Path(path, ("limit", _options.PageSize), ("offset", offset), ("additional_types", kinds));

    private async IAsyncEnumerable<PlatformTrack> SearchPagesAsync(string text, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SpotifyDetails details = NewDetails();
        int left = limit;
        int? offset = 0;
        while (offset is { } at && left > 0 && at < LastSearchResult)
        {
            int size = Math.Min(Math.Min(_options.SearchPageSize, left), LastSearchResult - at);
            string path = api.Path("search", ("type", "track"), ("q", text), ("limit", size), ("offset", at));
            SearchJson answer = await api.GetAsync(path, SpotifyJson.Default.SearchJson, ofUser: false, cancellationToken).ConfigureAwait(false);
            PageJson page = answer.Tracks ?? throw SpotifyErrors.Malformed(new JsonException("The answer to a search for tracks has none."));
            List<MappedTrack> found = Map(SpotifyPages.Items(page), (item, _) => SpotifyTrackMapper.Map(item));
            IReadOnlyList<PlatformTrack> tracks = _options.DetailedSearch
                ? await details.AddAsync(found, cancellationToken).ConfigureAwait(false)
                : [.. found.Select(track => track.Track)];
            foreach (PlatformTrack track in tracks.Take(left))
                yield return track;
            left -= tracks.Count;
            offset = SpotifyPages.Next(page, at, size);
        }
    }

    private async IAsyncEnumerable<PlatformTrack> ReadTracksAsync(ILookup<string?, string> spellings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] ids = [.. spellings.Select(id => id.Key).OfType<string>()];
        SpotifyDetails details = NewDetails();
        for (int at = 0; at < ids.Length;)
        {
            int size = access.IsOpen(SpotifyEndpoint.ManyTracks) ? TracksAtOnce : SingleTracksAtOnce;
            string[] chunk = ids[at..Math.Min(at + size, ids.Length)];
            at += chunk.Length;
            IReadOnlyList<JsonElement> items = await GetManyTracksAsync(chunk, cancellationToken).ConfigureAwait(false)
                ?? await GetEachTrackAsync(chunk, cancellationToken).ConfigureAwait(false);

            // Spotify answers in the order of the question, with null for what it doesn't know.
            List<MappedTrack> found = Map(items, (item, index) => SpotifyTrackMapper.Map(item, askedFor: items.Count == chunk.Length ? chunk[index] : null));
            foreach (PlatformTrack track in await details.AddAsync(found, cancellationToken).ConfigureAwait(false))
                yield return track with { RequestedIds = [.. spellings[track.Id].Where(spelling => spelling != track.Id)] };
        }
    }

    /// <summary>Asks for tracks by one request.</summary>
    /// <returns>The tracks, or null when Spotify refuses to answer for many at once.</returns>
    private async Task<IReadOnlyList<JsonElement>?> GetManyTracksAsync(string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 1 || !access.IsOpen(SpotifyEndpoint.ManyTracks))
            return null;
        SpotifyAnswer answer = await api.AskAsync(api.Path("tracks", ("ids", string.Join(',', ids))), ofUser: false, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return null;
        return SpotifyApi.Read(answer, SpotifyJson.Default.TracksJson).Tracks
            ?? throw SpotifyErrors.Malformed(new JsonException("The answer to a question for tracks has none."));
    }

    private async Task<IReadOnlyList<JsonElement>> GetEachTrackAsync(string[] ids, CancellationToken cancellationToken)
    {
        List<JsonElement> items = [];
        foreach (string id in ids)
        {
            SpotifyAnswer answer = await api.AskAsync(api.Path($"tracks/{id}"), ofUser: false, cancellationToken).ConfigureAwait(false);
            items.Add(answer.IsUnknown ? JsonNull : SpotifyApi.Read(answer, SpotifyJson.Default.JsonElement));

            // Many were refused and one was not: it is the way of asking, and not the app or its user.
            if (ids.Length > 1 && answer.IsSuccess)
                access.Refuse(SpotifyEndpoint.ManyTracks);
        }

        return items;
    }
}
