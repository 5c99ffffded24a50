using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Plans;

/// <summary>
/// What follows from a plan for more rows than a plan should read, such as all tracks of an album or all links of an artwork. It is done
/// with a few set-based statements after the plan was written, in the same transaction.
/// </summary>
internal sealed class FollowUps
{
    private const int MostIds = 500;

    private const string Pending = "pending";

    private readonly HashSet<long> _artworkIds = [];
    private readonly HashSet<long> _replacedIds = [];
    private readonly HashSet<long> _downloadIds = [];
    private readonly HashSet<long> _albumIds = [];

    public void DeleteArtwork(long artworkId) => _replacedIds.Add(artworkId);

    public void ReleaseArtwork(long artworkId) => _artworkIds.Add(artworkId);

    public void ReleaseDownload(long downloadId) => _downloadIds.Add(downloadId);

    public void ShowAlbumArtwork(long albumId) => _albumIds.Add(albumId);

    public async Task ApplyAsync(DbContext context, LibraryRows rows, CancellationToken cancellationToken)
    {
        foreach (long[] ids in _albumIds.Chunk(MostIds))
            await ShowAlbumArtworkAsync(context, ids, cancellationToken).ConfigureAwait(false);
        foreach (long[] ids in _artworkIds.Chunk(MostIds))
            await MarkArtworksAsync(context, rows.Now, ids, cancellationToken).ConfigureAwait(false);
        foreach (long[] ids in _replacedIds.Chunk(MostIds))
            await SweepArtworksAsync(context, rows, ids, cancellationToken).ConfigureAwait(false);
        foreach (long[] ids in _downloadIds.Chunk(MostIds))
            await SweepDownloadsAsync(context, rows, ids, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ShowAlbumArtworkAsync(DbContext context, long[] albumIds, CancellationToken cancellationToken)
    {
        // A track all of whose own pictures were refused shows its album's, unless that is one of them.
        IQueryable<TrackArtworkEntity> fronts = context.Set<TrackArtworkEntity>().Where(link => link.Kind == Schema.Front);
        await context.Set<TrackEntity>()
            .Where(track => track.AlbumId != null && albumIds.Contains(track.AlbumId.Value)
                && fronts.Any(link => link.TrackId == track.Id && link.RefusedByUser)
                && !fronts.Any(link => link.TrackId == track.Id && link.IsShown))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(track => track.ShownArtworkId, (long?)null)
                    .SetProperty(
                        track => track.ArtworkDecided,
                        track => fronts.Any(link => link.TrackId == track.Id && link.RefusedByUser
                            && context.Set<AlbumEntity>().Any(album => album.Id == track.AlbumId
                                && context.Set<ArtworkEntity>().Any(shown
                                    => shown.Id == album.ArtworkId && shown.Hash == link.Artwork!.Hash)))),
                cancellationToken)
            .ConfigureAwait(false);
        await context.Set<TrackEntity>()
            .Join(context.Set<AlbumEntity>(), track => track.AlbumId, album => (long?)album.Id, (track, album) => new { track, album })
            .Where(row => albumIds.Contains(row.album.Id)
                && !row.track.ArtworkDecided
                && row.track.ShownArtworkId != row.album.ArtworkId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.track.ShownArtworkId, row => row.album.ArtworkId), cancellationToken)
            .ConfigureAwait(false);
    }

    // The sweep deletes those without links later: an undo may need them, and deleting large pictures takes a write too long.
    private static Task<int> MarkArtworksAsync(DbContext context, DateTime now, long[] artworkIds, CancellationToken cancellationToken)
        => context.Set<ArtworkEntity>()
            .Where(artwork => artworkIds.Contains(artwork.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(
                    artwork => artwork.ReleasedAt,
                    artwork => context.Set<TrackArtworkEntity>().Any(link => link.ArtworkId == artwork.Id)
                        || context.Set<AlbumArtworkEntity>().Any(link => link.ArtworkId == artwork.Id)
                            ? null
                            : now),
                cancellationToken);

    // Renditions and their bytes are deleted with their artwork; an original with the last artwork that was rendered from it.
    private static async Task SweepArtworksAsync(
        DbContext context, LibraryRows rows, long[] artworkIds, CancellationToken cancellationToken)
    {
        var gone = await ArtworkUse.Unused(context)
            .Where(artwork => artworkIds.Contains(artwork.Id))
            .Select(artwork => new { artwork.Id, artwork.Hash })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (gone.Count == 0)
            return;
        long[] ids = [.. gone.Select(artwork => artwork.Id)];
        byte[][] hashes = [.. gone.Select(artwork => artwork.Hash)];
        await context.Set<ArtworkEntity>()
            .Where(artwork => ids.Contains(artwork.Id))
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
        await context.Set<ArtworkOriginalEntity>()
            .Where(original => hashes.Contains(original.Hash)
                && !context.Set<ArtworkEntity>().Any(artwork => artwork.Hash == original.Hash))
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (long id in ids)
            rows.Artworks.Forget(id);
    }

    // The result of a download is worth keeping even if no target refers to its URL; a download that never succeeded is not.
    private static async Task SweepDownloadsAsync(
        DbContext context, LibraryRows rows, long[] downloadIds, CancellationToken cancellationToken)
    {
        List<long> ids = await context.Set<ArtworkDownloadEntity>()
            .Where(download => downloadIds.Contains(download.Id)
                && download.State == Pending
                && download.ContentHash == null
                && download.Targets.Count == 0)
            .Select(download => download.Id)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (ids.Count == 0)
            return;
        await context.Set<ArtworkDownloadEntity>()
            .Where(download => ids.Contains(download.Id))
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (long id in ids)
            rows.Downloads.Forget(id);
    }
}
