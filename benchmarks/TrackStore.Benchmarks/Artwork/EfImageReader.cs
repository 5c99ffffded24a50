using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>A typical application with EF Core: a pooled context for each call, and a projection of the needed columns.</summary>
internal sealed class EfImageReader(PooledDbContextFactory<EfContext> contexts, ArtworkOwnerKind owner)
{
    public async Task<RawImage?> ReadAsync(long id, string size)
    {
        await using EfContext context = await contexts.CreateDbContextAsync();
        return owner == ArtworkOwnerKind.Track
            ? await (
                from link in context.Set<TrackArtworkEntity>()
                join image in context.Set<ImageEntity>() on link.ArtworkId equals (long?)image.ArtworkId
                join content in context.Set<ImageContentEntity>() on image.Id equals content.ImageId
                where link.TrackId == id && link.Kind == Schema.Front && link.IsShown && image.Size == size
                select new RawImage(
                    image.Id, image.ArtworkId, image.MimeType, image.Width, image.Height, image.ByteLength, link.Source, link.SourceUrl, link.CreatedAt, content.Data))
                .FirstOrDefaultAsync()
            : await (
                from link in context.Set<AlbumArtworkEntity>()
                join image in context.Set<ImageEntity>() on link.ArtworkId equals (long?)image.ArtworkId
                join content in context.Set<ImageContentEntity>() on image.Id equals content.ImageId
                where link.AlbumId == id && link.Kind == Schema.Front && link.IsShown && image.Size == size
                select new RawImage(
                    image.Id, image.ArtworkId, image.MimeType, image.Width, image.Height, image.ByteLength, link.Source, link.SourceUrl, link.CreatedAt, content.Data))
                .FirstOrDefaultAsync();
    }
}
