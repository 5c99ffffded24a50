using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;

namespace TrackStore.Artwork.Linking;

/// <summary>Moves the links of one picture to another with set-based statements, because a picture may have many links.</summary>
internal static class ArtworkLinkMover
{
    /// <summary>
    /// Makes everything that shows one picture show another one of the same original instead; sources, choices and times stay. Deletes
    /// the first picture.
    /// </summary>
    public static async Task MoveAsync(StoreTransaction transaction, long from, long to, CancellationToken cancellationToken)
    {
        DbContext context = transaction.Context;
        await MoveLinksOfAlbumsAsync(transaction, from, to, cancellationToken).ConfigureAwait(false);

        IQueryable<TrackArtworkEntity> trackLinks = context.Set<TrackArtworkEntity>().Where(link => link.ArtworkId == from);
        IQueryable<long> trackIds = trackLinks.Select(link => link.TrackId);
        foreach (long trackId in await trackIds.ToListAsync(cancellationToken).ConfigureAwait(false))
            transaction.Changes.ArtworkOf(ArtworkOwner.Track(trackId));
        await context.Set<TrackEntity>()
            .Where(track => trackIds.Contains(track.Id) && track.ArtworkId == from)
            .ExecuteUpdateAsync(
                set => set.SetProperty(track => track.ArtworkId, to).SetProperty(track => track.ShownArtworkId, to), cancellationToken)
            .ConfigureAwait(false);
        await trackLinks.ExecuteUpdateAsync(set => set.SetProperty(link => link.ArtworkId, to), cancellationToken).ConfigureAwait(false);

        // A change that is undone later brings back the new one.
        await context.Set<ChangeHistoryArtworkEntity>()
            .Where(kept => kept.CurrentId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(kept => kept.CurrentId, to), cancellationToken)
            .ConfigureAwait(false);
        await transaction.PlanAsync(rows => rows.DeleteArtwork(from), cancellationToken).ConfigureAwait(false);
    }

    private static async Task MoveLinksOfAlbumsAsync(StoreTransaction transaction, long from, long to, CancellationToken cancellationToken)
    {
        DbContext context = transaction.Context;
        IQueryable<AlbumArtworkEntity> links = context.Set<AlbumArtworkEntity>().Where(link => link.ArtworkId == from);
        IQueryable<long> albumIds = links.Select(link => link.AlbumId);
        foreach (long albumId in await albumIds.ToListAsync(cancellationToken).ConfigureAwait(false))
            transaction.Changes.ArtworkOf(ArtworkOwner.Album(albumId));
        await context.Set<AlbumEntity>()
            .Where(album => albumIds.Contains(album.Id) && album.ArtworkId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(album => album.ArtworkId, to), cancellationToken)
            .ConfigureAwait(false);
        await context.Set<TrackEntity>()
            .Where(track => track.AlbumId != null && albumIds.Contains(track.AlbumId.Value)
                && !track.ArtworkDecided && track.ShownArtworkId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(track => track.ShownArtworkId, to), cancellationToken)
            .ConfigureAwait(false);
        await links.ExecuteUpdateAsync(set => set.SetProperty(link => link.ArtworkId, to), cancellationToken).ConfigureAwait(false);
    }
}
