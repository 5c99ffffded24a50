using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Portable;

/// <summary>
/// The compiled queries that read artwork by its links, its key or its id. There is one instance per model. Front covers are read by
/// <see cref="FrontCoverQueries"/>.
/// </summary>
/// <remarks>
/// A compiled query belongs to the model that it first ran on and fails on every other one, so it must not be static. A track with the
/// choice of no artwork has a row that is shown and has no artwork, and doesn't fall back. Columns are compared with conditional
/// expressions, because not every database has a function for the greater of two values. A single picture is read with few joins and
/// many subqueries: PostgreSQL takes longer to plan six joins than to run them.
/// </remarks>
internal sealed class ImageQueries
{
    /// <summary>The comment in front of the statements that read a single picture.</summary>
    public const string Tag = "TrackStore: picture";

    private static readonly ConditionalWeakTable<IModel, ImageQueries> Instances = new();

    /// <summary>
    /// Reads what a track shows: id, kind, name of the size or null, pixels, whether the album's picture will do, whether the bytes are
    /// read.
    /// </summary>
    public Func<DbContext, long, string, string?, int, bool, bool, CancellationToken, Task<ImageRow?>> OfTrack { get; }
        = EF.CompileAsyncQuery(
            (DbContext context, long id, string kind, string? size, int pixels, bool fallsBack, bool withData, CancellationToken _) => (
                from link in context.Set<TrackArtworkEntity>()
                    .Where(own => own.TrackId == id && own.Kind == kind && own.IsShown)
                    .Select(own => new { Step = 0, own.ArtworkId, AlbumId = (long?)null, own.Source, own.SourceUrl, own.CreatedAt })
                    .Concat(context.Set<AlbumArtworkEntity>()
                        .Where(album => fallsBack && album.Kind == kind && album.IsShown && album.AlbumId
                            == context.Set<TrackEntity>().Where(track => track.Id == id).Select(track => track.AlbumId).FirstOrDefault())
                        .Select(album => new
                        {
                            Step = 1,
                            album.ArtworkId,
                            AlbumId = (long?)album.AlbumId,
                            album.Source,
                            album.SourceUrl,
                            album.CreatedAt,
                        }))
                    .OrderBy(link => link.Step)
                    .Take(1)
                join image in context.Set<ImageEntity>() on link.ArtworkId equals (long?)image.ArtworkId
                where size == null || image.Size == size
                let side = image.Width > image.Height ? image.Width : image.Height
                orderby side < pixels ? 1 : 0, Math.Abs(side - pixels), image.ByteLength, image.Id
                select new ImageRow(
                    id,
                    link.Step == 0 ? id : null,
                    link.AlbumId,
                    link.Source,
                    link.SourceUrl,
                    link.CreatedAt,
                    image,
                    context.Set<ArtworkEntity>().Where(row => row.Id == image.ArtworkId).Select(row => row.KeyHash).FirstOrDefault(),
                    context.Set<ArtworkEntity>().Where(row => row.Id == image.ArtworkId).Select(row => row.ThumbHash).FirstOrDefault(),
                    context.Set<ArtworkEntity>().Where(row => row.Id == image.ArtworkId).Select(row => row.DominantColor).FirstOrDefault(),
                    withData
                        ? context.Set<ImageContentEntity>()
                            .Where(content => content.ImageId == image.Id)
                            .Select(content => content.Data)
                            .FirstOrDefault()
                        : null)).TagWith(Tag).FirstOrDefault());

    /// <summary>Reads what an album shows: id, kind, name of the size or null, pixels, whether the bytes are read.</summary>
    public Func<DbContext, long, string, string?, int, bool, CancellationToken, Task<ImageRow?>> OfAlbum { get; }
        = EF.CompileAsyncQuery(
            (DbContext context, long id, string kind, string? size, int pixels, bool withData, CancellationToken _) => (
                from album in context.Set<AlbumArtworkEntity>().AsNoTracking()
                join image in context.Set<ImageEntity>() on album.ArtworkId equals (long?)image.ArtworkId
                join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
                join found in context.Set<ImageContentEntity>() on image.Id equals found.ImageId into contents
                from content in contents.DefaultIfEmpty()
                where album.AlbumId == id && album.Kind == kind && album.IsShown && (size == null || image.Size == size)
                let side = image.Width > image.Height ? image.Width : image.Height
                orderby side < pixels ? 1 : 0, Math.Abs(side - pixels), image.ByteLength, image.Id
                select new ImageRow(
                    album.AlbumId,
                    null,
                    album.AlbumId,
                    album.Source,
                    album.SourceUrl,
                    album.CreatedAt,
                    image,
                    artwork.KeyHash,
                    artwork.ThumbHash,
                    artwork.DominantColor,
                    withData ? content.Data : null)).TagWith(Tag).FirstOrDefault());

    /// <summary>Reads what tracks show, own picture or album's, without bytes: ids, kind, names of sizes.</summary>
    public Func<DbContext, IReadOnlyList<long>, string, IReadOnlyList<string>, IAsyncEnumerable<ImageRow>> OfTracks { get; }
        = EF.CompileAsyncQuery(
            (DbContext context, IReadOnlyList<long> ids, string kind, IReadOnlyList<string> sizes) =>
                from track in context.Set<TrackEntity>().AsNoTracking()
                join candidate in context.Set<TrackArtworkEntity>().Where(link => link.Kind == kind && link.IsShown)
                    on track.Id equals candidate.TrackId into candidates
                from own in candidates.DefaultIfEmpty()
                join candidate in context.Set<AlbumArtworkEntity>().Where(link => link.Kind == kind && link.IsShown)
                    on track.AlbumId equals (long?)candidate.AlbumId into albumCandidates
                from album in albumCandidates.DefaultIfEmpty()
                join image in context.Set<ImageEntity>()
                    on own.Source != null ? own.ArtworkId : album.ArtworkId equals (long?)image.ArtworkId
                join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
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

    /// <summary>Reads what albums show, without bytes: ids, kind, names of sizes.</summary>
    public Func<DbContext, IReadOnlyList<long>, string, IReadOnlyList<string>, IAsyncEnumerable<ImageRow>> OfAlbums { get; }
        = EF.CompileAsyncQuery(
            (DbContext context, IReadOnlyList<long> ids, string kind, IReadOnlyList<string> sizes) =>
                from album in context.Set<AlbumArtworkEntity>().AsNoTracking()
                join image in context.Set<ImageEntity>() on album.ArtworkId equals (long?)image.ArtworkId
                join artwork in context.Set<ArtworkEntity>() on image.ArtworkId equals artwork.Id
                where ids.Contains(album.AlbumId) && album.Kind == kind && album.IsShown && sizes.Contains(image.Size)
                select new ImageRow(
                    album.AlbumId,
                    null,
                    album.AlbumId,
                    album.Source,
                    album.SourceUrl,
                    album.CreatedAt,
                    image,
                    artwork.KeyHash,
                    artwork.ThumbHash,
                    artwork.DominantColor,
                    null));

    /// <summary>Reads a rendition by its picture's key: id of the artwork, stored hash, name of the size.</summary>
    public Func<DbContext, long, long, string, CancellationToken, Task<ImageContentRow?>> OfKey { get; }
        = EF.CompileAsyncQuery((DbContext context, long artworkId, long hash, string size, CancellationToken _) => (
            from artwork in context.Set<ArtworkEntity>()
            join image in context.Set<ImageEntity>() on artwork.Id equals image.ArtworkId
            join content in context.Set<ImageContentEntity>() on image.Id equals content.ImageId
            where artwork.Id == artworkId && artwork.KeyHash == hash && image.Size == size
            select new ImageContentRow(image.MimeType, image.Width, image.Height, content.Data)).TagWith(Tag).FirstOrDefault());

    /// <summary>Reads the bytes of a rendition.</summary>
    public Func<DbContext, long, CancellationToken, Task<byte[]?>> Data { get; } = EF.CompileAsyncQuery(
        (DbContext context, long id, CancellationToken _)
            => context.Set<ImageContentEntity>().Where(content => content.ImageId == id).Select(content => content.Data).FirstOrDefault());

    /// <summary>Reads the bytes of several renditions.</summary>
    public Func<DbContext, IReadOnlyList<long>, IAsyncEnumerable<KeyValuePair<long, byte[]>>> DataOfAll { get; } = EF.CompileAsyncQuery(
        (DbContext context, IReadOnlyList<long> ids) => context.Set<ImageContentEntity>()
            .Where(content => ids.Contains(content.ImageId))
            .Select(content => new KeyValuePair<long, byte[]>(content.ImageId, content.Data)));

    /// <summary>Returns the queries of a model.</summary>
    public static ImageQueries Of(IModel model) => Instances.GetValue(model, static _ => new ImageQueries());
}
