using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Linking;

/// <summary>Reads the links of tracks and albums to pictures outside a plan.</summary>
internal static class ArtworkLinkReader
{
    /// <summary>Reads the links of one track or album to the pictures of one kind.</summary>
    public static async Task<IReadOnlyList<ArtworkLink>> ListAsync(
        DbContext context,
        ArtworkOwner owner,
        ArtworkKind kind,
        CancellationToken cancellationToken)
    {
        string kindName = EnumNames<ArtworkKind>.Of(kind);
        long id = owner.Id;
        IQueryable<ArtworkOriginalEntity> originals = context.Set<ArtworkOriginalEntity>();
        IQueryable<ArtworkLink> links = owner.Kind == ArtworkOwnerKind.Track
            ? context.Set<TrackArtworkEntity>().Where(link => link.TrackId == id && link.Kind == kindName).Select(link => new ArtworkLink
            {
                Source = link.Source,
                SourceUrl = link.SourceUrl,
                ArtworkId = link.ArtworkId,
                Hash = link.Artwork!.Hash,
                KeyHash = link.Artwork == null ? 0 : link.Artwork.KeyHash,
                Width = link.Artwork == null ? 0 : link.Artwork.Width,
                Height = link.Artwork == null ? 0 : link.Artwork.Height,
                MimeType = link.Artwork!.MimeType,
                ByteLength = link.Artwork == null ? 0 : link.Artwork.ByteLength,
                HasOriginal = originals.Any(kept => kept.Hash == link.Artwork!.Hash),
                CreatedAt = link.CreatedAt,
                IsChosen = link.ChosenByUser,
                IsRefused = link.RefusedByUser,
                IsShown = link.IsShown,
            })
            : context.Set<AlbumArtworkEntity>().Where(link => link.AlbumId == id && link.Kind == kindName).Select(link => new ArtworkLink
            {
                Source = link.Source,
                SourceUrl = link.SourceUrl,
                ArtworkId = link.ArtworkId,
                Hash = link.Artwork!.Hash,
                KeyHash = link.Artwork == null ? 0 : link.Artwork.KeyHash,
                Width = link.Artwork == null ? 0 : link.Artwork.Width,
                Height = link.Artwork == null ? 0 : link.Artwork.Height,
                MimeType = link.Artwork!.MimeType,
                ByteLength = link.Artwork == null ? 0 : link.Artwork.ByteLength,
                HasOriginal = originals.Any(kept => kept.Hash == link.Artwork!.Hash),
                CreatedAt = link.CreatedAt,
                IsChosen = link.ChosenByUser,
                IsRefused = link.RefusedByUser,
                IsShown = link.IsShown,
            });
        return await links.ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
