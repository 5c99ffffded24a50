using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using TrackStore.Spotify.Http;
using TrackStore.Spotify.Mapping;
using TrackStore.Spotify.Responses;

namespace TrackStore.Spotify;

/// <content>Albums, playlists and saved tracks.</content>
internal sealed partial class SpotifyClient
{
    private static readonly JsonElement JsonNull = JsonElement.Parse("null");

    private async IAsyncEnumerable<PlatformTrack> ReadListAsync(
        Func<int, CancellationToken, Task<PageJson>> getPage, int start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SpotifyDetails details = NewDetails();
        int? offset = start;
        int skipped = 0;
        PlatformTrack? held = null;
        while (offset is { } at)
        {
            ListPage? page = null;
            ExceptionDispatchInfo? failure = null;
            try
            {
                page = await ReadPageAsync(getPage, details, at, cancellationToken).ConfigureAwait(false);
            }
            catch (PlatformException error) when (held is not null)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }

            if (page is null)
            {
                yield return held!;
                failure!.Throw();
                yield break;
            }

            // The last track is held back, because it also counts what is left out behind it.
            skipped += page.Skipped;
            foreach (PlatformTrack track in page.Tracks)
            {
                if (held is not null)
                    yield return held;
                held = skipped == 0 ? track : track with { SkippedItems = skipped };
                skipped = 0;
            }

            offset = page.Next;
        }

        if (held is not null)
            yield return held with { SkippedItems = held.SkippedItems + skipped };
    }

    private async Task<ListPage> ReadPageAsync(
        Func<int, CancellationToken, Task<PageJson>> getPage, SpotifyDetails details, int offset, CancellationToken cancellationToken)
    {
        PageJson page = await getPage(offset, cancellationToken).ConfigureAwait(false);
        List<MappedTrack> found = Map(
            SpotifyPages.Items(page), (item, index) => MapEntry(item, SpotifyPages.ResumeToken(offset + index + 1)), out int skipped);
        IReadOnlyList<PlatformTrack> tracks = await details.AddAsync(found, cancellationToken).ConfigureAwait(false);
        return new ListPage(tracks, skipped, SpotifyPages.Next(page, offset, _options.PageSize));
    }

    private async IAsyncEnumerable<PlatformTrack> ReadAlbumAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SpotifyDetails details = NewDetails();
        AlbumJson album = await api.GetAsync(api.Path($"albums/{id}"), SpotifyJson.Default.AlbumJson, ofUser: false, cancellationToken)
            .ConfigureAwait(false);
        int at = 0;
        PageJson? page = album.Tracks;
        if (page?.Items is null)
            page = await GetAlbumPageAsync(id, at, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            List<MappedTrack> found = Map(SpotifyPages.Items(page), (item, _) => SpotifyTrackMapper.Map(item, album));
            foreach (PlatformTrack track in await details.AddAsync(found, cancellationToken).ConfigureAwait(false))
                yield return track;
            if (SpotifyPages.Next(page, at, size: 0) is not { } next)
                yield break;
            at = next;
            page = await GetAlbumPageAsync(id, at, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<PageJson> GetAlbumPageAsync(string id, int offset, CancellationToken cancellationToken)
        => api.GetAsync(PagePath($"albums/{id}/tracks", offset), SpotifyJson.Default.PageJson, ofUser: false, cancellationToken);

    /// <summary>Gets a page of a playlist from the current address, or from the one that Spotify used before 2026.</summary>
    private async Task<PageJson> GetPlaylistPageAsync(string id, int offset, CancellationToken cancellationToken)
    {
        string current = PagePath($"playlists/{id}/items", offset, "track");
        string former = PagePath($"playlists/{id}/tracks", offset, "track");
        if (!endpoints.IsAvailable(SpotifyEndpoint.PlaylistItems))
            return await api.GetAsync(former, SpotifyJson.Default.PageJson, ofUser: false, cancellationToken).ConfigureAwait(false);

        SpotifyResponse response = await api.RequestAsync(current, ofUser: false, cancellationToken).ConfigureAwait(false);
        if (response.IsRefusal)
        {
            SpotifyResponse older = await api.RequestAsync(former, ofUser: false, cancellationToken).ConfigureAwait(false);
            if (older.IsSuccess)
            {
                endpoints.MarkRefused(SpotifyEndpoint.PlaylistItems);
                response = older;
            }
        }

        return SpotifyApi.Read(response, SpotifyJson.Default.PageJson);
    }

    /// <summary>Maps an entry of a list, which holds its track as <c>item</c> or, before 2026, as <c>track</c>.</summary>
    private static MappedTrack? MapEntry(JsonElement entry, string resumeToken)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return null;
        if (entry.TryGetProperty("is_local", out JsonElement isLocal) && isLocal.ValueKind == JsonValueKind.True)
            return null;
        bool hasTrack = (entry.TryGetProperty("item", out JsonElement track) && track.ValueKind == JsonValueKind.Object)
            || (entry.TryGetProperty("track", out track) && track.ValueKind == JsonValueKind.Object);
        return hasTrack ? SpotifyTrackMapper.Map(track, resumeToken: resumeToken) : null;
    }

    private SpotifyDetails NewDetails() => new(api, endpoints, _options);

    private List<MappedTrack> Map(IReadOnlyList<JsonElement> items, Func<JsonElement, int, MappedTrack?> map) => Map(items, map, out _);

    private List<MappedTrack> Map(IReadOnlyList<JsonElement> items, Func<JsonElement, int, MappedTrack?> map, out int skipped)
    {
        List<MappedTrack> tracks = [];
        skipped = 0;
        for (int index = 0; index < items.Count; index++)
        {
            try
            {
                if (map(items[index], index) is { } track)
                    tracks.Add(track);
                else
                    skipped++;
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                Log.ItemUnreadable(logger, error);
            }
        }

        if (skipped > 0)
            Log.ItemsSkipped(logger, skipped);
        return tracks;
    }

    /// <summary>The tracks of a page, what was left out of it, and the offset of the next page or null.</summary>
    private sealed record ListPage(IReadOnlyList<PlatformTrack> Tracks, int Skipped, int? Next);
}
