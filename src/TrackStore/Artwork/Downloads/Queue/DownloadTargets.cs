using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Reads for whom pictures are downloaded.</summary>
internal static class DownloadTargets
{
    private static readonly string OfTrack = EnumNames<ArtworkOwnerKind>.Of(ArtworkOwnerKind.Track);
    private static readonly string OfAlbum = EnumNames<ArtworkOwnerKind>.Of(ArtworkOwnerKind.Album);

    /// <summary>Reads the first album of each download, else its first track. One that has none is left out.</summary>
    public static async Task<IReadOnlyDictionary<long, ArtworkDownloadTarget>> ReadFirstAsync(
        DbContext context, long[] downloadIds, CancellationToken cancellationToken)
    {
        if (downloadIds.Length == 0)
            return new Dictionary<long, ArtworkDownloadTarget>();
        var firsts = await context.Set<ArtworkDownloadTargetEntity>()
            .Where(target => downloadIds.Contains(target.DownloadId))
            .GroupBy(target => target.DownloadId)
            .Select(group => new
            {
                DownloadId = group.Key,
                AlbumId = group.Min(target => target.Subject == OfAlbum ? (long?)target.SubjectId : null),
                TrackId = group.Min(target => target.Subject == OfTrack ? (long?)target.SubjectId : null),
                Source = group.Min(target => target.Source)!,
            })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        long[] albumIds = [.. firsts.Select(first => first.AlbumId).OfType<long>().Distinct()];
        long[] trackIds = [.. firsts.Where(first => first.AlbumId is null).Select(first => first.TrackId).OfType<long>().Distinct()];
        var albums = await context.Set<AlbumEntity>().Where(album => albumIds.Contains(album.Id))
            .Select(album => new { album.Id, album.Title, album.Artist })
            .ToDictionaryAsync(album => album.Id, cancellationToken)
            .ConfigureAwait(false);
        var tracks = await context.Set<TrackEntity>().Where(track => trackIds.Contains(track.Id))
            .Select(track => new { track.Id, track.Title, track.Artist })
            .ToDictionaryAsync(track => track.Id, cancellationToken)
            .ConfigureAwait(false);
        var targets = new Dictionary<long, ArtworkDownloadTarget>();
        foreach (var first in firsts)
        {
            if (first.AlbumId is { } albumId && albums.TryGetValue(albumId, out var album))
                targets[first.DownloadId] = new(ArtworkOwner.Album(albumId), album.Title, album.Artist, first.Source);
            else if (first.TrackId is { } trackId && tracks.TryGetValue(trackId, out var track))
                targets[first.DownloadId] = new(ArtworkOwner.Track(trackId), track.Title, track.Artist, first.Source);
        }

        return targets;
    }
}
