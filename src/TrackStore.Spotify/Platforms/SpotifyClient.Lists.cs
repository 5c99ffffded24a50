using System.Runtime.CompilerServices;
using System.Text.Json;
using TrackStore.Platforms.Spotify.Json;

namespace TrackStore.Platforms.Spotify;

/// <content>Albums, playlists and saved tracks.</content>
internal sealed partial class SpotifyClient
{
    private static readonly JsonElement JsonNull = JsonElement.Parse("null");

    private async IAsyncEnumerable<PlatformTrack> ReadListAsync(
        Func<int, CancellationToken, Task<PageJson>> getPage,
        int start,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SpotifyDetails details = NewDetails();
        int? offset = start;
        while (offset is { } at)
        {
            PageJson page = await getPage(at, cancellationToken).ConfigureAwait(false);
            List<MappedTrack> found = Map(SpotifyPages.Items(page), (item, index) => MapEntry(item, SpotifyPages.ResumeToken(at + index + 1)));
            foreach (PlatformTrack track in await details.AddAsync(found, cancellationToken).ConfigureAwait(false))
                yield return track;
            offset = SpotifyPages.Next(page, at, _options.PageSize);
        }
    }

    private async IAsyncEnumerable<PlatformTrack> ReadAlbumAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SpotifyDetails details = NewDetails();
        AlbumJson album = await api.GetAsync(api.Path($"albums/{id}"), SpotifyJson.Default.AlbumJson, ofUser: false, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Gets a page of a playlist under the name of today, or else under the one that it had before 2026.</summary>
    private async Task<PageJson> GetPlaylistPageAsync(string id, int offset, CancellationToken cancellationToken)
    {
        string today = PagePath($"playlists/{id}/items", offset, "track");
        string before = PagePath($"playlists/{id}/tracks", offset, "track");
        if (!access.IsOpen(SpotifyEndpoint.PlaylistItems))
            return await api.GetAsync(before, SpotifyJson.Default.PageJson, ofUser: false, cancellationToken).ConfigureAwait(false);

        SpotifyAnswer answer = await api.AskAsync(today, ofUser: false, cancellationToken).ConfigureAwait(false);
        if (answer.IsRefusal)
        {
            SpotifyAnswer older = await api.AskAsync(before, ofUser: false, cancellationToken).ConfigureAwait(false);
            if (older.IsSuccess)
            {
                access.Refuse(SpotifyEndpoint.PlaylistItems);
                answer = older;
            }
        }

        return SpotifyApi.Read(answer, SpotifyJson.Default.PageJson);
    }

    /// <summary>Maps an entry of a list, which holds its track as <c>item</c> or, before 2026, as <c>track</c>.</summary>
    private static MappedTrack? MapEntry(JsonElement entry, string resumeToken)
    {
        if (entry.ValueKind != JsonValueKind.Object || (entry.TryGetProperty("is_local", out JsonElement isLocal) && isLocal.ValueKind == JsonValueKind.True))
            return null;
        bool isThere = (entry.TryGetProperty("item", out JsonElement track) && track.ValueKind == JsonValueKind.Object)
            || (entry.TryGetProperty("track", out track) && track.ValueKind == JsonValueKind.Object);
        return isThere ? SpotifyTrackMapper.Map(track, resumeToken: resumeToken) : null;
    }

    private SpotifyDetails NewDetails() => new(api, access, _options);

    private List<MappedTrack> Map(IReadOnlyList<JsonElement> items, Func<JsonElement, int, MappedTrack?> map)
    {
        List<MappedTrack> tracks = [];
        int leftOut = 0;
        for (int index = 0; index < items.Count; index++)
        {
            try
            {
                if (map(items[index], index) is { } track)
                    tracks.Add(track);
                else
                    leftOut++;
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                Log.Unreadable(logger, error);
            }
        }

        if (leftOut > 0)
            Log.LeftOut(logger, leftOut);
        return tracks;
    }
}
