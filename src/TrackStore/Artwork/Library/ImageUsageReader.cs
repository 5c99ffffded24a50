using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Library;

/// <summary>Adds up the renditions by source and size. What is kept of a source under a numbered name counts for the source.</summary>
internal static class ImageUsageReader
{
    public static async Task<IReadOnlyList<ImageUsage>> ReadAsync(DbContext context, CancellationToken cancellationToken)
    {
        IQueryable<SourcePicture> pictures = context.Set<TrackArtworkEntity>()
            .Where(link => link.ArtworkId != null)
            .Select(link => new SourcePicture { Source = link.Source, ArtworkId = link.ArtworkId!.Value })
            .Union(context.Set<AlbumArtworkEntity>()
                .Where(link => link.ArtworkId != null)
                .Select(link => new SourcePicture { Source = link.Source, ArtworkId = link.ArtworkId!.Value }));
        var rows = await (await UnderOwnNamesAsync(pictures, cancellationToken).ConfigureAwait(false))
            .Join(
                context.Set<ImageEntity>(),
                picture => picture.ArtworkId,
                image => image.ArtworkId,
                (picture, image) => new { picture.Source, image.Size, image.ByteLength })
            .GroupBy(image => new { image.Source, image.Size })
            .Select(group => new
            {
                group.Key.Source,
                group.Key.Size,
                Count = group.Count(),
                Bytes = group.Sum(image => (long)image.ByteLength),
            })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new ImageUsage(row.Source, EnumNames<ImageSize>.Parse(row.Size), row.Count, row.Bytes))
                .OrderBy(usage => usage.Source, StringComparer.Ordinal)
                .ThenBy(usage => usage.Size),
        ];
    }

    // The union leaves out a picture that a source has under both names.
    private static async Task<IQueryable<SourcePicture>> UnderOwnNamesAsync(
        IQueryable<SourcePicture> pictures, CancellationToken cancellationToken)
    {
        List<string> names = await pictures.Select(picture => picture.Source).Distinct().ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        List<string> numbered = names.FindAll(name => NumberedSource.SourceOf(name) is not null);
        IQueryable<SourcePicture> own = pictures.Where(picture => !numbered.Contains(picture.Source));
        return numbered.GroupBy(NumberedSource.SourceOf).Aggregate(numbered.Count == 0 ? pictures : own, (all, group) =>
        {
            (string source, List<string> further) = (group.Key!, [.. group]);
            return all.Union(pictures
                .Where(picture => further.Contains(picture.Source))
                .Select(picture => new SourcePicture { Source = source, ArtworkId = picture.ArtworkId }));
        });
    }

    private sealed class SourcePicture
    {
        public required string Source { get; init; }

        public required long ArtworkId { get; init; }
    }
}
