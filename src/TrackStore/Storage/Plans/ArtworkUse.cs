using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;

namespace TrackStore.Storage.Plans;

/// <summary>Tells which artwork the library still needs.</summary>
internal static class ArtworkUse
{
    /// <summary>Returns the artworks that no track or album has, and that no change in the history would bring back.</summary>
    public static IQueryable<ArtworkEntity> Unused(DbContext context) => context.Set<ArtworkEntity>()
        .Where(artwork => !context.Set<TrackArtworkEntity>().Any(link => link.ArtworkId == artwork.Id)
            && !context.Set<AlbumArtworkEntity>().Any(link => link.ArtworkId == artwork.Id)
            && !context.Set<ChangeHistoryArtworkEntity>().Any(kept => kept.CurrentId == artwork.Id));
}
