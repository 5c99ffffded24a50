using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>
/// Keeps a platform that is ranked below another from hiding its cover. Who names another album than the one that the track is on gives the
/// track a picture of its own, and that stands above the album's, whoever the album's is from: so the track gets the other platforms'
/// pictures as well, and the ranking decides.
/// </summary>
internal sealed class TrackArtworkQueuer(StoreTransaction transaction, ArtworkDownloadQueue queue) : IDisposable
{
    private readonly SqlStatement _hasOwn = transaction.Prepare(
        "SELECT 1 FROM artwork_download_targets WHERE subject = 'track' AND subject_id = @track LIMIT 1", "@track");

    private readonly SqlStatement _ids = transaction.Prepare(
        "SELECT platform, platform_id FROM track_platform_info WHERE track_id = @track", "@track");

    /// <summary>Queues what the platforms of a track name, when the track shows pictures of its own.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="album">The album that it is on, or null.</param>
    /// <param name="layers">What its platforms say.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <returns>Whether there is something to download now, or a picture was linked.</returns>
    public async Task<bool> QueueAsync(long trackId, string? album, TrackLayers layers, CancellationToken cancellationToken)
    {
        PlatformLayer[] named = [.. layers.Platforms.Where(layer => layer.Values.Of(TrackField.ArtworkUrl) is not null)];
        if (album is null || named.Length < 2 || !await HasOwnAsync(trackId, album, named, cancellationToken).ConfigureAwait(false))
            return false;

        Dictionary<string, string> ids = await ReadIdsAsync(trackId, cancellationToken).ConfigureAwait(false);
        bool isQueued = false;
        foreach (PlatformLayer layer in named)
        {
            var wish = new ArtworkDownloadRequest(
                ImageSubject.Track, trackId, layer.Platform, layer.Values[TrackField.ArtworkUrl]!, ids[layer.Platform]);
            isQueued |= await queue.EnqueueAsync(wish, cancellationToken).ConfigureAwait(false);
        }

        return isQueued;
    }

    public void Dispose()
    {
        _hasOwn.Dispose();
        _ids.Dispose();
    }

    private async Task<bool> HasOwnAsync(long trackId, string album, PlatformLayer[] named, CancellationToken cancellationToken)
    {
        string key = NameNormalizer.ToKey(album);
        return Array.Exists(named, layer => layer.Values.Of(TrackField.Album) is not { } said || NameNormalizer.ToKey(said) != key)
            || await _hasOwn.NumberAsync(cancellationToken, trackId).ConfigureAwait(false) is not null;
    }

    private async Task<Dictionary<string, string>> ReadIdsAsync(long trackId, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        SqlRows rows = await _ids.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                ids[rows.Text(0)] = rows.Text(1);
        }

        return ids;
    }
}
