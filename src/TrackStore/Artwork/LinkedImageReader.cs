using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Linking;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork;

/// <summary>Reads the renditions that a write has linked, with their bytes, in the transaction of the write.</summary>
internal static class LinkedImageReader
{
    public static async Task<IReadOnlyDictionary<ImageSize, Image>> ReadAsync(
        DbContext context,
        ArtworkTarget target,
        CancellationToken cancellationToken)
    {
        ArtworkOwner owner = target.Owners.First();
        IReadOnlyList<ImageInfo> infos = await ImageInfoReader
            .ListAsync(context, owner, target.Kind, target.Source, cancellationToken)
            .ConfigureAwait(false);
        long[] ids = [.. infos.Select(info => info.Id)];
        Dictionary<long, byte[]> contents = await context.Set<ImageContentEntity>()
            .Where(content => ids.Contains(content.ImageId))
            .ToDictionaryAsync(content => content.ImageId, content => content.Data, cancellationToken)
            .ConfigureAwait(false);
        return infos.ToDictionary(info => info.Size, info => new Image(info, contents[info.Id]));
    }
}
