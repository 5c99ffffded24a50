using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;

namespace TrackStore.Artwork.Library;

/// <summary>Lists the pictures that several albums show. Walks the index of the albums by picture.</summary>
internal static class SharedImageReader
{
    public const string List = "shared";

    public static async Task<SharedImagePage> ListAsync(
        DbContext context, long after, int pageSize, CancellationToken cancellationToken)
    {
        var groups = await context.Set<AlbumEntity>()
            .WithTracks()
            .Where(album => album.ArtworkId > after)
            .GroupBy(album => album.ArtworkId!.Value)
            .Where(group => group.Count() > 1)
            .OrderBy(group => group.Key)
            .Select(group => new { ArtworkId = group.Key, FirstAlbumId = group.Min(album => album.Id) })
            .Take(pageSize + 1)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        bool isLast = groups.Count <= pageSize;
        if (!isLast)
            groups.RemoveAt(pageSize);
        Dictionary<long, ListedImage> images = await ListedImages
            .ReadAsync(context, [.. groups.Select(group => group.ArtworkId)], cancellationToken)
            .ConfigureAwait(false);
        long[] albumIds = [.. groups.Select(group => group.FirstAlbumId)];
        var albums = await context.Set<AlbumEntity>()
            .Where(album => albumIds.Contains(album.Id))
            .Select(album => new { album.Id, album.Title, album.Artist })
            .ToDictionaryAsync(album => album.Id, cancellationToken)
            .ConfigureAwait(false);

        // What another process has removed between the reads is left out.
        return new SharedImagePage
        {
            Items =
            [
                .. from shared in groups
                   where images.ContainsKey(shared.ArtworkId) && albums.ContainsKey(shared.FirstAlbumId)
                   let image = images[shared.ArtworkId]
                   let album = albums[shared.FirstAlbumId]
                   select new SharedImage
                   {
                       Image = image,
                       FirstAlbum = new ImageSubject
                       {
                           Owner = ArtworkOwner.Album(album.Id),
                           Title = album.Title,
                           Artist = album.Artist,
                           ArtworkKey = image.ArtworkKey,
                           Width = image.Width,
                           Height = image.Height,
                       },
                   },
            ],
            NextCursor = isLast ? null : ListCursor.Write(List, groups[^1].ArtworkId),
        };
    }
}
