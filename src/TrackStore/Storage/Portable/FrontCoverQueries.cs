using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Portable;

/// <summary>The compiled queries that read front covers by the columns of tracks and albums. There is one instance per model.</summary>
/// <remarks>
/// The link is read only for where a picture came from. A track has a link of its own if and only if it is decided; the choice of no
/// artwork is such a link, and leaves the column null. The queries with a size take no optional values: for those, PostgreSQL would plan a
/// prepared statement anew each time, because its plan gets better.
/// </remarks>
internal sealed class FrontCoverQueries
{
    private static readonly ConditionalWeakTable<IModel, FrontCoverQueries> Instances = new();

    /// <summary>Reads a size of what a track shows, its own picture or its album's, with the bytes: id, name of the size.</summary>
    public Func<DbContext, long, string, CancellationToken, Task<ImageRow?>> OfTrack { get; }
        = EF.CompileAsyncQuery((DbContext context, long id, string size, CancellationToken _) => (
            from track in context.Set<TrackEntity>()
            join image in context.Set<ImageEntity>() on track.ShownArtworkId equals (long?)image.ArtworkId
            join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
            join found in context.Set<ImageContentEntity>() on image.Id equals found.ImageId into contents
            from content in contents.DefaultIfEmpty()
            join link in context.Set<TrackArtworkEntity>().Where(link => link.Kind == Schema.Front && link.IsShown)
                on track.Id equals link.TrackId into links
            from own in links.DefaultIfEmpty()
            join link in context.Set<AlbumArtworkEntity>().Where(link => link.Kind == Schema.Front && link.IsShown)
                on track.AlbumId equals (long?)link.AlbumId into albumLinks
            from album in albumLinks.DefaultIfEmpty()
            where track.Id == id && image.Size == size
            select new ImageRow(
                id,
                (long?)own.TrackId,
                track.AlbumId,
                own.Source ?? album.Source,
                own.Source != null ? own.SourceUrl : album.SourceUrl,
                (DateTime?)own.CreatedAt ?? album.CreatedAt,
                image,
                artwork.KeyHash,
                artwork.ThumbHash,
                artwork.DominantColor,
                content.Data)).TagWith(ImageQueries.Tag).FirstOrDefault());

    /// <summary>Reads a size of a track's own picture with its bytes: id, name of the size.</summary>
    public Func<DbContext, long, string, CancellationToken, Task<ImageRow?>> OwnOfTrack { get; }
        = EF.CompileAsyncQuery((DbContext context, long id, string size, CancellationToken _) => (
            from track in context.Set<TrackEntity>()
            join image in context.Set<ImageEntity>() on track.ArtworkId equals (long?)image.ArtworkId
            join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
            join found in context.Set<ImageContentEntity>() on image.Id equals found.ImageId into contents
            from content in contents.DefaultIfEmpty()
            join own in context.Set<TrackArtworkEntity>() on track.Id equals own.TrackId
            where track.Id == id && image.Size == size && own.Kind == Schema.Front && own.IsShown
            select new ImageRow(
                id,
                id,
                null,
                own.Source,
                own.SourceUrl,
                own.CreatedAt,
                image,
                artwork.KeyHash,
                artwork.ThumbHash,
                artwork.DominantColor,
                content.Data)).TagWith(ImageQueries.Tag).FirstOrDefault());

    /// <summary>Reads the best size of what a track shows, with its bytes: id, pixels, whether the album's picture will do.</summary>
    public Func<DbContext, long, int, bool, CancellationToken, Task<ImageRow?>> OfTrackByPixels { get; }
        = EF.CompileAsyncQuery((DbContext context, long id, int pixels, bool fallsBack, CancellationToken _) => (
            from track in context.Set<TrackEntity>()
            join image in context.Set<ImageEntity>() on track.ShownArtworkId equals (long?)image.ArtworkId
            join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
            join found in context.Set<ImageContentEntity>() on image.Id equals found.ImageId into contents
            from content in contents.DefaultIfEmpty()
            join link in context.Set<TrackArtworkEntity>().Where(link => link.Kind == Schema.Front && link.IsShown)
                on track.Id equals link.TrackId into links
            from own in links.DefaultIfEmpty()
            join link in context.Set<AlbumArtworkEntity>().Where(link => link.Kind == Schema.Front && link.IsShown)
                on track.AlbumId equals (long?)link.AlbumId into albumLinks
            from album in albumLinks.DefaultIfEmpty()
            where track.Id == id && (fallsBack || track.ArtworkDecided)
            let side = image.Width > image.Height ? image.Width : image.Height
            orderby side < pixels ? 1 : 0, Math.Abs(side - pixels), image.ByteLength, image.Id
            select new ImageRow(
                id,
                (long?)own.TrackId,
                track.AlbumId,
                own.Source ?? album.Source,
                own.Source != null ? own.SourceUrl : album.SourceUrl,
                (DateTime?)own.CreatedAt ?? album.CreatedAt,
                image,
                artwork.KeyHash,
                artwork.ThumbHash,
                artwork.DominantColor,
                content.Data)).TagWith(ImageQueries.Tag).FirstOrDefault());

    /// <summary>Reads what an album shows: id, name of the size or null, pixels, whether the bytes are read.</summary>
    public Func<DbContext, long, string?, int, bool, CancellationToken, Task<ImageRow?>> OfAlbum { get; }
        = EF.CompileAsyncQuery((DbContext context, long id, string? size, int pixels, bool withData, CancellationToken _) => (
            from album in context.Set<AlbumEntity>()
            join image in context.Set<ImageEntity>() on album.ArtworkId equals (long?)image.ArtworkId
            join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
            join link in context.Set<AlbumArtworkEntity>() on album.Id equals link.AlbumId
            join found in context.Set<ImageContentEntity>() on image.Id equals found.ImageId into contents
            from content in contents.DefaultIfEmpty()
            where album.Id == id && link.Kind == Schema.Front && link.IsShown && (size == null || image.Size == size)
            let side = image.Width > image.Height ? image.Width : image.Height
            orderby side < pixels ? 1 : 0, Math.Abs(side - pixels), image.ByteLength, image.Id
            select new ImageRow(
                album.Id,
                null,
                album.Id,
                link.Source,
                link.SourceUrl,
                link.CreatedAt,
                image,
                artwork.KeyHash,
                artwork.ThumbHash,
                artwork.DominantColor,
                withData ? content.Data : null)).TagWith(ImageQueries.Tag).FirstOrDefault());

    /// <summary>
    /// Reads what tracks show, their own picture or their album's, without bytes: ids, names of sizes. A track's own picture is also what
    /// it shows.
    /// </summary>
    public Func<DbContext, IReadOnlyList<long>, IReadOnlyList<string>, IAsyncEnumerable<ImageRow>> OfTracks { get; }
        = EF.CompileAsyncQuery((DbContext context, IReadOnlyList<long> ids, IReadOnlyList<string> sizes) =>
            from track in context.Set<TrackEntity>().AsNoTracking()
            join image in context.Set<ImageEntity>() on track.ShownArtworkId equals (long?)image.ArtworkId
            join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
            join link in context.Set<TrackArtworkEntity>().Where(link => link.Kind == Schema.Front && link.IsShown)
                on track.Id equals link.TrackId into links
            from own in links.DefaultIfEmpty()
            join link in context.Set<AlbumArtworkEntity>().Where(link => link.Kind == Schema.Front && link.IsShown)
                on track.AlbumId equals (long?)link.AlbumId into albumLinks
            from album in albumLinks.DefaultIfEmpty()
            where ids.Contains(track.Id) && sizes.Contains(image.Size)
            select new ImageRow(
                track.Id,
                (long?)own.TrackId,
                track.AlbumId,
                own.Source ?? album.Source,
                own.Source != null ? own.SourceUrl : album.SourceUrl,
                (DateTime?)own.CreatedAt ?? album.CreatedAt,
                image,
                artwork.KeyHash,
                artwork.ThumbHash,
                artwork.DominantColor,
                null));

    /// <summary>Reads what albums show, without bytes: ids, names of sizes.</summary>
    public Func<DbContext, IReadOnlyList<long>, IReadOnlyList<string>, IAsyncEnumerable<ImageRow>> OfAlbums { get; }
        = EF.CompileAsyncQuery((DbContext context, IReadOnlyList<long> ids, IReadOnlyList<string> sizes) =>
            from album in context.Set<AlbumEntity>().AsNoTracking()
            join image in context.Set<ImageEntity>() on album.ArtworkId equals (long?)image.ArtworkId
            join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
            join link in context.Set<AlbumArtworkEntity>() on album.Id equals link.AlbumId
            where ids.Contains(album.Id) && sizes.Contains(image.Size) && link.Kind == Schema.Front && link.IsShown
            select new ImageRow(
                album.Id,
                null,
                album.Id,
                link.Source,
                link.SourceUrl,
                link.CreatedAt,
                image,
                artwork.KeyHash,
                artwork.ThumbHash,
                artwork.DominantColor,
                null));

    /// <summary>Returns the queries of a model.</summary>
    public static FrontCoverQueries Of(IModel model) => Instances.GetValue(model, static _ => new FrontCoverQueries());
}
