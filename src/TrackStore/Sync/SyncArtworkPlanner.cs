using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>Queues the pictures that platforms' tracks name.</summary>
internal sealed class SyncArtworkPlanner(LibraryRows rows, SyncDependencies dependencies)
{
    private readonly ArtworkQueuePlanner _queue = new(rows, dependencies.Downloads, dependencies.ArtworkRanking);

    /// <summary>Gets the downloads that the tracks are waiting for.</summary>
    public IReadOnlySet<long> Pending => _queue.Pending;

    /// <summary>Queues the picture that a platform's track names.</summary>
    /// <param name="track">The platform's track.</param>
    /// <param name="shown">The track as it is stored.</param>
    /// <param name="album">The title of the album that the track is on, or null.</param>
    /// <param name="isKnown">Whether the track was stored before.</param>
    /// <returns>True when a download is due now or a stored picture was linked.</returns>
    public bool Queue(ValidatedPlatformTrack track, TrackEntity shown, string? album, bool isKnown)
        => track.Values.Of(TrackField.ArtworkUrl) is { } url && _queue.Enqueue(new ArtworkDownloadRequest(
            OwnerOf(track, shown, album), track.Link.Platform, url, track.Link.PlatformId, Revalidate: isKnown));

    /// <summary>
    /// Queues the pictures of all platforms for a track that shows a picture of its own. A platform that names another album than the one
    /// the track is on gives the track a picture of its own, which is shown instead of the album's. Without the other platforms' pictures,
    /// a platform of low rank would hide the cover of a better one.
    /// </summary>
    /// <param name="trackId">The track.</param>
    /// <param name="album">The title of the track's album, or null.</param>
    /// <param name="layers">The layers of the track's platforms.</param>
    /// <returns>True when a download is due now or a stored picture was linked.</returns>
    public bool QueueOfAll(long trackId, string? album, TrackLayers layers)
    {
        PlatformLayer[] withArtwork = [.. layers.Platforms.Where(layer => layer.Values.Of(TrackField.ArtworkUrl) is not null)];
        if (album is null || withArtwork.Length < 2 || !HasOwn(trackId, album, withArtwork))
            return false;

        bool isQueued = false;
        foreach (PlatformLayer layer in withArtwork)
        {
            PlatformInfoEntity? link = rows.Links.ByTrack.Find(trackId)
                .FirstOrDefault(link => link.Platform == layer.Platform && link.Position == 0);
            if (link is null)
                continue;
            string url = layer.Values[TrackField.ArtworkUrl]!;
            isQueued |= _queue.Enqueue(
                new ArtworkDownloadRequest(ArtworkOwner.Track(trackId), layer.Platform, url, link.PlatformId));
        }

        return isQueued;
    }

    /// <summary>
    /// Returns whose picture a platform's track names: the album's, unless the track is on no album or on another album than the platform
    /// says.
    /// </summary>
    public static ArtworkOwner OwnerOf(ValidatedPlatformTrack track, TrackEntity shown, string? album)
    {
        bool isAlbums = shown.AlbumId is not null && album is not null && track.Values.Of(TrackField.Album) is { } said
            && (album == said || NameNormalizer.ToKey(album) == NameNormalizer.ToKey(said));
        return isAlbums ? ArtworkOwner.Album(shown.AlbumId!.Value) : ArtworkOwner.Track(shown.Id);
    }

    private bool HasOwn(long trackId, string album, PlatformLayer[] layers)
    {
        string key = NameNormalizer.ToKey(album);
        return Array.Exists(layers, layer => layer.Values.Of(TrackField.Album) is not { } named || NameNormalizer.ToKey(named) != key)
            || rows.DownloadTargets.BySubject.Find(trackId)
                .Any(target => target.Subject == EnumNames<ArtworkOwnerKind>.Of(ArtworkOwnerKind.Track));
    }
}
