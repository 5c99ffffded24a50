using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;

namespace TrackStore.Artwork.Library;

/// <summary>Reads what lists say of their pictures.</summary>
internal static class ListedImages
{
    /// <summary>Reads pictures by their ids. Those that are gone are left out.</summary>
    public static async Task<Dictionary<long, ListedImage>> ReadAsync(
        DbContext context, IReadOnlyCollection<long> artworkIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, ListedImage>(artworkIds.Count);
        foreach (long[] ids in artworkIds.Chunk(500))
        {
            var rows = await context.Set<ArtworkEntity>()
                .Where(artwork => ids.Contains(artwork.Id))
                .Select(artwork => new
                {
                    artwork.Id,
                    artwork.KeyHash,
                    artwork.MimeType,
                    artwork.Width,
                    artwork.Height,
                    artwork.ByteLength,
                    Albums = context.Set<AlbumEntity>().WithTracks().Count(album => album.ArtworkId == artwork.Id),
                    Tracks = context.Set<TrackEntity>().Count(track => track.ShownArtworkId == artwork.Id),
                    FirstAlbumId = context.Set<AlbumEntity>()
                        .WithTracks().Where(album => album.ArtworkId == artwork.Id).Min(album => (long?)album.Id),
                    FirstTrackId = context.Set<TrackEntity>()
                        .Where(track => track.ShownArtworkId == artwork.Id).Min(track => (long?)track.Id),
                })
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            long[] albumIds = [.. rows.Select(row => row.FirstAlbumId).OfType<long>()];
            var albums = await context.Set<AlbumEntity>()
                .Where(album => albumIds.Contains(album.Id))
                .Select(album => new { album.Id, album.Title, album.Artist })
                .ToDictionaryAsync(album => album.Id, cancellationToken)
                .ConfigureAwait(false);
            long[] trackIds = [.. rows.Where(row => row.FirstAlbumId is null).Select(row => row.FirstTrackId).OfType<long>()];
            var tracks = await context.Set<TrackEntity>()
                .Where(track => trackIds.Contains(track.Id))
                .Select(track => new { track.Id, track.Title, track.Artist })
                .ToDictionaryAsync(track => track.Id, cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in rows)
            {
                ArtworkKey key = StoredArtworkKey.Of(row.Id, row.KeyHash);
                var album = albums.GetValueOrDefault(row.FirstAlbumId ?? 0);
                var track = tracks.GetValueOrDefault(row.FirstTrackId ?? 0);
                found.Add(row.Id, new ListedImage
                {
                    ArtworkId = row.Id,
                    ArtworkKey = key,
                    MimeType = row.MimeType,
                    Width = row.Width,
                    Height = row.Height,
                    ByteLength = row.ByteLength,
                    Albums = row.Albums,
                    Tracks = row.Tracks,
                    FirstSubject = album is null && track is null ? null : new ImageSubject
                    {
                        Owner = album is not null ? ArtworkOwner.Album(album.Id) : ArtworkOwner.Track(track!.Id),
                        Title = album?.Title ?? track!.Title,
                        Artist = album?.Artist ?? track!.Artist,
                        ArtworkKey = key,
                        Width = row.Width,
                        Height = row.Height,
                    },
                });
            }
        }

        return found;
    }
}
