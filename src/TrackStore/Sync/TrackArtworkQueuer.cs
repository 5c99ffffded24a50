using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>
/// Queues the pictures of all platforms for a track that shows a picture of its own. A platform that names another album than the one the
/// track is on gives the track a picture of its own, which is shown instead of the album's. Without the other platforms' pictures, a
/// platform of low rank would hide the cover of a better one.
/// </summary>
internal sealed class TrackArtworkQueuer(StoreTransaction transaction, SyncArtworkQueue queue) : IDisposable
{
    private readonly SqlStatement _hasOwn = transaction.Prepare(
        "SELECT 1 FROM artwork_download_targets WHERE subject = 'track' AND subject_id = @track LIMIT 1", "@track");

    private readonly SqlStatement _ids = transaction.Prepare(
        "SELECT platform, platform_id FROM track_platform_info WHERE track_id = @track AND position = 0", "@track");

    /// <summary>Queues the pictures that a track's platforms name, if the track shows a picture of its own.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="album">The title of the track's album, or null.</param>
    /// <param name="layers">The layers of the track's platforms.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>True when a download is due now or a stored picture was linked.</returns>
    public async Task<bool> QueueAsync(long trackId, string? album, TrackLayers layers, CancellationToken cancellationToken)
    {
        PlatformLayer[] withArtwork = [.. layers.Platforms.Where(layer => layer.Values.Of(TrackField.ArtworkUrl) is not null)];
        if (album is null || withArtwork.Length < 2
            || !await HasOwnAsync(trackId, album, withArtwork, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        Dictionary<string, string> ids = await ReadIdsAsync(trackId, cancellationToken).ConfigureAwait(false);
        bool isQueued = false;
        foreach (PlatformLayer layer in withArtwork)
        {
            string url = layer.Values[TrackField.ArtworkUrl]!;
            var request = new ArtworkDownloadRequest(ArtworkOwner.Track(trackId), layer.Platform, url, ids[layer.Platform]);
            isQueued |= await queue.EnqueueAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return isQueued;
    }

    public void Dispose()
    {
        _hasOwn.Dispose();
        _ids.Dispose();
    }

    private async Task<bool> HasOwnAsync(long trackId, string album, PlatformLayer[] layers, CancellationToken cancellationToken)
    {
        string key = NameNormalizer.ToKey(album);
        return Array.Exists(layers, layer => layer.Values.Of(TrackField.Album) is not { } named || NameNormalizer.ToKey(named) != key)
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
