using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork;

/// <summary>Lists the renditions of a track or album with LINQ that every provider translates.</summary>
internal static class ImageInfoReader
{
    /// <summary>Lists the renditions of the picture that a track or album shows, or of one source's picture, the smallest first.</summary>
    public static Task<IReadOnlyList<ImageInfo>> ListAsync(
        DbContext context,
        ArtworkOwner owner,
        ArtworkKind kind,
        string? source,
        CancellationToken cancellationToken) => ReadAsync(
        context,
        owner,
        LinksOf(context, owner, EnumNames<ArtworkKind>.Of(kind)).Where(link => source == null ? link.IsShown : link.Source == source),
        cancellationToken);

    /// <summary>Lists the renditions of all sources' pictures, by source, the smallest first.</summary>
    public static Task<IReadOnlyList<ImageInfo>> ListAllAsync(
        DbContext context, ArtworkOwner owner, ArtworkKind kind, CancellationToken cancellationToken)
        => ReadAsync(context, owner, LinksOf(context, owner, EnumNames<ArtworkKind>.Of(kind)), cancellationToken);

    private static async Task<IReadOnlyList<ImageInfo>> ReadAsync(
        DbContext context, ArtworkOwner owner, IQueryable<LinkRow> links, CancellationToken cancellationToken)
    {
        var rows = await links
            .Join(
                context.Set<ImageEntity>(),
                link => link.ArtworkId,
                image => (long?)image.ArtworkId,
                (link, image) => new
                {
                    link.Source,
                    link.SourceUrl,
                    link.CreatedAt,
                    Image = image,
                    image.Artwork!.KeyHash,
                    image.Artwork.ThumbHash,
                    image.Artwork.DominantColor,
                })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new ImageInfo
            {
                Id = row.Image.Id,
                ArtworkId = row.Image.ArtworkId,
                ArtworkKey = StoredArtworkKey.Of(row.Image.ArtworkId, row.KeyHash),
                Size = EnumNames<ImageSize>.Parse(row.Image.Size),
                MimeType = row.Image.MimeType,
                Width = row.Image.Width,
                Height = row.Image.Height,
                ByteLength = row.Image.ByteLength,
                ThumbHash = StoredThumbHash.Read(row.ThumbHash),
                DominantColor = row.DominantColor,
                TrackId = owner.TrackId,
                AlbumId = owner.AlbumId,
                Source = row.Source,
                SourceUrl = row.SourceUrl,
                CreatedAt = StoredValues.ToUtc(row.CreatedAt),
            }).OrderBy(info => info.Source, StringComparer.Ordinal).ThenBy(info => info.Size),
        ];
    }

    private static IQueryable<LinkRow> LinksOf(DbContext context, ArtworkOwner owner, string kind)
        => owner.Kind == ArtworkOwnerKind.Track
            ? context.Set<TrackArtworkEntity>().Where(link => link.TrackId == owner.Id && link.Kind == kind).Select(link => new LinkRow
            {
                ArtworkId = link.ArtworkId,
                Source = link.Source,
                SourceUrl = link.SourceUrl,
                CreatedAt = link.CreatedAt,
                IsShown = link.IsShown,
            })
            : context.Set<AlbumArtworkEntity>().Where(link => link.AlbumId == owner.Id && link.Kind == kind).Select(link => new LinkRow
            {
                ArtworkId = link.ArtworkId,
                Source = link.Source,
                SourceUrl = link.SourceUrl,
                CreatedAt = link.CreatedAt,
                IsShown = link.IsShown,
            });

    private sealed class LinkRow
    {
        public required long? ArtworkId { get; init; }

        public required string Source { get; init; }

        public string? SourceUrl { get; init; }

        public DateTime CreatedAt { get; init; }

        public bool IsShown { get; init; }
    }
}
