using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Merging;

/// <summary>Reads the tracks in the order of a key, so that those with the same key are next to each other.</summary>
internal static class ScanReader
{
    private static readonly Expression<Func<TrackEntity, ScanRow>> ToRow = track => new ScanRow
    {
        Id = track.Id,
        Title = track.Title,
        Artist = track.Artist,
        Album = track.Album!.Title,
        AlbumArtist = track.Album!.Artist,
        DurationMs = track.DurationMs,
        Isrc = track.Isrc,
        TrackNumber = track.TrackNumber,
        SearchKey = track.SearchKey,
        TitleKey = track.TitleKey,
        SkeletonKey = track.SkeletonKey,
        OtherTitleKey = track.OtherTitleKey,
    };

    /// <summary>Reads a page of the tracks that have a key.</summary>
    public static Task<List<ScanRow>> ReadAsync(
        DbContext context, ScanKey key, ScanRow? after, int count, CancellationToken cancellationToken)
    {
        IQueryable<TrackEntity> tracks = context.Set<TrackEntity>();
        IQueryable<TrackEntity> ordered = key switch
        {
            ScanKey.Title => ByTitle(tracks, after),
            ScanKey.Skeleton => BySkeleton(tracks, after),
            ScanKey.OtherTitle => ByOtherTitle(tracks, after),
            _ => ByCode(tracks, after),
        };
        return ordered.Take(count).Select(ToRow).ToListAsync(cancellationToken);
    }

    /// <summary>Reads the tracks with some titles, which are other readings of others' titles.</summary>
    public static Task<List<ScanRow>> WithTitlesAsync(DbContext context, IReadOnlyList<long> keys, CancellationToken cancellationToken)
        => context.Set<TrackEntity>().Where(track => keys.Contains(track.TitleKey)).Select(ToRow).ToListAsync(cancellationToken);

    private static IQueryable<TrackEntity> ByTitle(IQueryable<TrackEntity> tracks, ScanRow? after)
    {
        if (after is { TitleKey: var last, Id: var id })
            tracks = tracks.Where(track => track.TitleKey >= last && (track.TitleKey > last || track.Id > id));
        return tracks.OrderBy(track => track.TitleKey).ThenBy(track => track.Id);
    }

    private static IQueryable<TrackEntity> BySkeleton(IQueryable<TrackEntity> tracks, ScanRow? after)
    {
        tracks = tracks.Where(track => track.SkeletonKey != null);
        if (after is { SkeletonKey: var last, Id: var id })
            tracks = tracks.Where(track => track.SkeletonKey >= last && (track.SkeletonKey > last || track.Id > id));
        return tracks.OrderBy(track => track.SkeletonKey).ThenBy(track => track.Id);
    }

    private static IQueryable<TrackEntity> ByOtherTitle(IQueryable<TrackEntity> tracks, ScanRow? after)
    {
        tracks = tracks.Where(track => track.OtherTitleKey != null);
        if (after is { OtherTitleKey: var last, Id: var id })
            tracks = tracks.Where(track => track.OtherTitleKey >= last && (track.OtherTitleKey > last || track.Id > id));
        return tracks.OrderBy(track => track.OtherTitleKey).ThenBy(track => track.Id);
    }

    private static IQueryable<TrackEntity> ByCode(IQueryable<TrackEntity> tracks, ScanRow? after)
    {
        tracks = tracks.Where(track => track.Isrc != null);
        if (after is { Isrc: { } last, Id: var id })
            tracks = tracks.Where(track => string.Compare(track.Isrc, last) >= 0 && (track.Isrc != last || track.Id > id));
        return tracks.OrderBy(track => track.Isrc).ThenBy(track => track.Id);
    }
}
