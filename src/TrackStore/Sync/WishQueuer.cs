using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>Queues the pictures that the items of a chunk name.</summary>
internal sealed class WishQueuer(StoreTransaction transaction, SyncDependencies dependencies) : IDisposable
{
    private readonly ArtworkDownloadQueue _queue = new(transaction, dependencies.Downloads, dependencies.ArtworkRanking);
    private TrackArtworkQueuer? _ofTracks;

    /// <summary>Gets the downloads that the items are waiting for.</summary>
    public IReadOnlySet<long> Pending => _queue.Pending;

    /// <returns>True when a download is due now or a stored picture was linked.</returns>
    public async Task<bool> QueueAsync(ArtworkWish wish, CancellationToken cancellationToken)
    {
        bool isQueued = await QueueOwnAsync(wish, cancellationToken).ConfigureAwait(false);
        if (wish.Layers is not { } layers)
            return isQueued;
        _ofTracks ??= new TrackArtworkQueuer(transaction, _queue);
        return await _ofTracks.QueueAsync(wish.TrackId, wish.Album, layers, cancellationToken).ConfigureAwait(false) || isQueued;
    }

    public void Dispose()
    {
        _ofTracks?.Dispose();
        _queue.Dispose();
    }

    // The picture belongs to the album, unless the track is on no album or on another album than the platform says.
    private async Task<bool> QueueOwnAsync(ArtworkWish wish, CancellationToken cancellationToken)
    {
        ValidatedPlatformTrack track = wish.Track;
        if (track.Values.Of(TrackField.ArtworkUrl) is not { } url)
            return false;
        bool isAlbums = wish is { AlbumId: not null, Album: { } album } && track.Values.Of(TrackField.Album) is { } said
            && (album == said || NameNormalizer.ToKey(album) == NameNormalizer.ToKey(said));
        ArtworkOwner owner = isAlbums ? ArtworkOwner.Album(wish.AlbumId!.Value) : ArtworkOwner.Track(wish.TrackId);
        return await _queue.EnqueueAsync(
            new ArtworkDownloadRequest(owner, track.Link.Platform, url, track.Link.PlatformId, Revalidate: wish.IsKnown),
            cancellationToken).ConfigureAwait(false);
    }
}
