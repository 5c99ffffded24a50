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
                })
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in rows)
            {
                found.Add(row.Id, new ListedImage
                {
                    ArtworkId = row.Id,
                    ArtworkKey = StoredArtworkKey.Of(row.Id, row.KeyHash),
                    MimeType = row.MimeType,
                    Width = row.Width,
                    Height = row.Height,
                    ByteLength = row.ByteLength,
                    Albums = row.Albums,
                    Tracks = row.Tracks,
                });
            }
        }

        return found;
    }
}
