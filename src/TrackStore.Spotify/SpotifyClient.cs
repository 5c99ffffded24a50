using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Spotify.Http;
using TrackStore.Spotify.Mapping;
using TrackStore.Spotify.Responses;

namespace TrackStore.Spotify;

/// <inheritdoc cref="ISpotifyClient"/>
internal sealed partial class SpotifyClient(
    SpotifyApi api, EndpointAvailability endpoints, IOptions<SpotifyOptions> options, ILogger<SpotifyClient> logger) : ISpotifyClient
{
    public const string Name = "spotify";

    private const int TrackBatchSize = 50;

    // Tracks that cost a request each are returned after a few, so that the caller isn't kept waiting.
    private const int SingleTrackBatchSize = 10;

    // Spotify shows no further results than these.
    private const int MaxSearchResults = 1000;

    private readonly SpotifyOptions _options = options.Value;

    /// <inheritdoc/>
    public string Platform => Name;

    /// <inheritdoc/>
    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        string?[] parts = [query.Text?.Trim(), Filter("track", query.Title), Filter("artist", query.Artist)];
        string text = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        if (text.Length == 0)
            throw new ArgumentException("A search needs a text, a title or an artist.", nameof(query));
        return SearchPagesAsync(text, query.Limit, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PlatformTrack> GetTracksAsync(
        IReadOnlyCollection<string> platformIds, CancellationToken cancellationToken = default)
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
    public IAsyncEnumerable<PlatformTrack> GetPlaylistAsync(
        string playlist, string? resumeToken = null, CancellationToken cancellationToken = default)
    {
        string id = Parse(playlist, "playlist", nameof(playlist));
        return ReadListAsync(
            (offset, cancel) => GetPlaylistPageAsync(id, offset, cancel), SpotifyPages.Offset(resumeToken), cancellationToken);
    }

    private static string Parse(string text, string kind, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return SpotifyId.Parse(text, kind)
            ?? throw new ArgumentException(
                $"\"{text}\" is not a Spotify {kind}. "
                + $"Pass an id ({SpotifyId.Length} letters and digits), spotify:{kind}:<id> or https://open.spotify.com/{kind}/<id>.",
                parameter);
    }

    private static string? Filter(string name, string? value)
        => string.IsNullOrWhiteSpace(value) ? null : $"{name}:\"{value.Replace('"', ' ').Trim()}\"";

    private string PagePath(string path, int offset, string? kinds = null)
        => api.Path(path, ("limit", _options.PageSize), ("offset", offset), ("additional_types", kinds));

    private async IAsyncEnumerable<PlatformTrack> SearchPagesAsync(
        string text, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SpotifyDetails details = NewDetails();
        int left = limit;
        int? offset = 0;
        while (offset is { } at && left > 0 && at < MaxSearchResults)
        {
            int size = Math.Min(Math.Min(_options.SearchPageSize, left), MaxSearchResults - at);
            string path = api.Path("search", ("type", "track"), ("q", text), ("limit", size), ("offset", at));
            SearchJson results = await api.GetAsync(path, SpotifyJson.Default.SearchJson, ofUser: false, cancellationToken)
                .ConfigureAwait(false);
            PageJson page = results.Tracks ?? throw SpotifyErrors.Malformed(new JsonException("The search results have no tracks."));
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

    private async IAsyncEnumerable<PlatformTrack> ReadTracksAsync(
        ILookup<string?, string> spellings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] ids = [.. spellings.Select(id => id.Key).OfType<string>()];
        SpotifyDetails details = NewDetails();
        for (int at = 0; at < ids.Length;)
        {
            int size = endpoints.IsAvailable(SpotifyEndpoint.ManyTracks) ? TrackBatchSize : SingleTrackBatchSize;
            string[] chunk = ids[at..Math.Min(at + size, ids.Length)];
            at += chunk.Length;
            IReadOnlyList<JsonElement> items = await GetTrackBatchAsync(chunk, cancellationToken).ConfigureAwait(false)
                ?? await GetEachTrackAsync(chunk, cancellationToken).ConfigureAwait(false);

            // Spotify returns the tracks in the order of the ids, with null for an unknown id.
            bool isOrdered = items.Count == chunk.Length;
            List<MappedTrack> found = Map(
                items, (item, index) => SpotifyTrackMapper.Map(item, requestedId: isOrdered ? chunk[index] : null));
            foreach (PlatformTrack track in await details.AddAsync(found, cancellationToken).ConfigureAwait(false))
                yield return track with { RequestedIds = [.. spellings[track.Id].Where(spelling => spelling != track.Id)] };
        }
    }

    /// <summary>Requests tracks together.</summary>
    /// <returns>The tracks, or null when Spotify refuses batches.</returns>
    private async Task<IReadOnlyList<JsonElement>?> GetTrackBatchAsync(string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 1 || !endpoints.IsAvailable(SpotifyEndpoint.ManyTracks))
            return null;
        string path = api.Path("tracks", ("ids", string.Join(',', ids)));
        SpotifyResponse response = await api.RequestAsync(path, ofUser: false, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            return null;
        return SpotifyApi.Read(response, SpotifyJson.Default.TracksJson).Tracks
            ?? throw SpotifyErrors.Malformed(new JsonException("The response has no tracks."));
    }

    private async Task<IReadOnlyList<JsonElement>> GetEachTrackAsync(string[] ids, CancellationToken cancellationToken)
    {
        List<JsonElement> items = [];
        foreach (string id in ids)
        {
            SpotifyResponse response = await api.RequestAsync(api.Path($"tracks/{id}"), ofUser: false, cancellationToken)
                .ConfigureAwait(false);
            items.Add(response.IsUnknown ? JsonNull : SpotifyApi.Read(response, SpotifyJson.Default.JsonElement));

            // The batch was refused and the single track was not, so it is batches that Spotify refuses, not the app or its user.
            if (ids.Length > 1 && response.IsSuccess)
                endpoints.MarkRefused(SpotifyEndpoint.ManyTracks);
        }

        return items;
    }
}
