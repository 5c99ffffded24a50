using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Portable;

/// <summary>
/// Reads artwork through EF Core on any relational database. A rendition and its bytes take one query, because a round trip to a server
/// costs more than bytes that turn out to be in memory already.
/// </summary>
/// <param name="rentContext">Rents a context that nothing else uses.</param>
internal sealed class PortableImageReader(Func<CancellationToken, ValueTask<ContextLease>> rentContext) : IImageReader
{
    // Databases limit the number of parameters; a page has fewer requests.
    private const int MaxIds = 500;

    private static readonly string[] AllSizes = [.. Enum.GetValues<ImageSize>().Select(EnumNames<ImageSize>.Of)];

    public async ValueTask<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        // The page's query reads no bytes and chooses among the sizes.
        if (request is { Owner.Kind: ArtworkOwnerKind.Track, Kind: ArtworkKind.Front })
            return (await ResolveAsync([request], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(request);
        return (await ReadRowAsync(request, withData: false, cancellationToken).ConfigureAwait(false))?.ToInfo();
    }

    public async ValueTask<Dictionary<ImageRequest, ImageInfo>> ResolveAsync(
        IReadOnlyList<ImageRequest> requests,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<ImageRequest, ImageInfo>(requests.Count);
        ContextLease lease = await rentContext(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            foreach (IGrouping<(ArtworkOwnerKind, ArtworkKind), ImageRequest> alike in
                requests.Distinct().GroupBy(request => (request.Owner.Kind, request.Kind)))
            {
                foreach (ImageRequest[] part in alike.Chunk(MaxIds))
                    await ResolveAsync(lease.Context, part, found, cancellationToken).ConfigureAwait(false);
            }
        }

        return found;
    }

    public async ValueTask<(ImageInfo? Shown, byte[]? Data)> ReadShownAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken)
    {
        ImageRow? row = await ReadRowAsync(request, withData: true, cancellationToken).ConfigureAwait(false);
        ImageInfo? shown = row?.ToInfo();
        return (shown, shown is not null && needsData(shown) ? row!.Data : null);
    }

    public async ValueTask<Image?> FindAsync(ImageRequest owner, CancellationToken cancellationToken)
    {
        ImageRow? row = await ReadRowAsync(owner with { Fallback = ImageFallback.None }, withData: true, cancellationToken)
            .ConfigureAwait(false);
        return row?.Data is { } data ? new Image(row.ToInfo(), data) : null;
    }

    public async ValueTask<ImageContent?> ReadAsync(ArtworkKey key, ImageSize size, CancellationToken cancellationToken)
    {
        ContextLease lease = await rentContext(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            ImageContentRow? row = await ImageQueries.Of(lease.Context.Model)
                .OfKey(lease.Context, key.ArtworkId, StoredArtworkKey.ToStored(key.Hash), EnumNames<ImageSize>.Of(size), cancellationToken)
                .ConfigureAwait(false);
            return row is null ? null : new ImageContent
            {
                Key = key,
                Size = size,
                MimeType = row.MimeType,
                Width = row.Width,
                Height = row.Height,
                Data = row.Data,
            };
        }
    }

    public async ValueTask<byte[]?> ReadAsync(long imageId, CancellationToken cancellationToken)
    {
        ContextLease lease = await rentContext(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
            return await ImageQueries.Of(lease.Context.Model).Data(lease.Context, imageId, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Dictionary<long, ReadOnlyMemory<byte>>> ReadAsync(
        IReadOnlyCollection<long> imageIds,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, ReadOnlyMemory<byte>>(imageIds.Count);
        ContextLease lease = await rentContext(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            ImageQueries queries = ImageQueries.Of(lease.Context.Model);
            foreach (long[] ids in imageIds.Chunk(MaxIds))
            {
                IAsyncEnumerable<KeyValuePair<long, byte[]>> rows = queries.DataOfAll(lease.Context, ids);
                await foreach ((long id, byte[] data) in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                    found[id] = data;
            }
        }

        return found;
    }

    private static async Task ResolveAsync(
        DbContext context,
        ImageRequest[] requests,
        Dictionary<ImageRequest, ImageInfo> found,
        CancellationToken cancellationToken)
    {
        long[] ids = [.. requests.Select(request => request.Owner.Id).Distinct()];
        string[] sizes = Array.TrueForAll(requests, request => request.Target.Size is not null)
            ? [.. requests.Select(request => request.Target.Size!.Value).Distinct().Select(EnumNames<ImageSize>.Of)]
            : AllSizes;
        IAsyncEnumerable<ImageRow> rows = ReadRows(context, requests[0], ids, sizes);
        Dictionary<long, List<ImageRow>> renditions = new(ids.Length);
        await foreach (ImageRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!renditions.TryGetValue(row.OwnerId, out List<ImageRow>? shown))
                renditions.Add(row.OwnerId, shown = []);
            shown.Add(row);
        }

        foreach (ImageRequest request in requests)
        {
            if (renditions.TryGetValue(request.Owner.Id, out List<ImageRow>? shown) && Choose(request, shown) is { } chosen)
                found[request] = chosen.ToInfo();
        }
    }

    private static ImageRow? Choose(ImageRequest request, List<ImageRow> shown)
    {
        if (request.Owner.Kind == ArtworkOwnerKind.Track && request.Fallback == ImageFallback.None && shown[0].TrackId is null)
            return null;
        if (request.Target.Size is { } size)
        {
            string name = EnumNames<ImageSize>.Of(size);
            return shown.Find(row => row.Image.Size == name);
        }

        // The smallest rendition that is large enough, else the largest, as in ImageQueries.
        int pixels = request.Target.Pixels ?? 0;
        return shown.MinBy(row =>
        {
            int side = Math.Max(row.Image.Width, row.Image.Height);
            return (side < pixels, Math.Abs(side - pixels), row.Image.ByteLength, row.Image.Id);
        });
    }

    private static IAsyncEnumerable<ImageRow> ReadRows(DbContext context, ImageRequest like, long[] ids, string[] sizes)
    {
        string kind = EnumNames<ArtworkKind>.Of(like.Kind);
        return (like.Owner.Kind, like.Kind) switch
        {
            (ArtworkOwnerKind.Track, ArtworkKind.Front) => FrontCoverQueries.Of(context.Model).OfTracks(context, ids, sizes),
            (_, ArtworkKind.Front) => FrontCoverQueries.Of(context.Model).OfAlbums(context, ids, sizes),
            (ArtworkOwnerKind.Track, _) => ImageQueries.Of(context.Model).OfTracks(context, ids, kind, sizes),
            _ => ImageQueries.Of(context.Model).OfAlbums(context, ids, kind, sizes),
        };
    }

    private async Task<ImageRow?> ReadRowAsync(ImageRequest request, bool withData, CancellationToken cancellationToken)
    {
        ContextLease lease = await rentContext(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            return request.Kind == ArtworkKind.Front
                ? await ReadFrontAsync(lease.Context, request, withData, cancellationToken).ConfigureAwait(false)
                : await ReadLinkedAsync(lease.Context, request, withData, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<ImageRow?> ReadFrontAsync(
        DbContext context, ImageRequest request, bool withData, CancellationToken cancellationToken)
    {
        FrontCoverQueries queries = FrontCoverQueries.Of(context.Model);
        string? size = request.Target.Size is { } named ? EnumNames<ImageSize>.Of(named) : null;
        int pixels = request.Target.Pixels ?? 0;
        bool fallsBack = request.Fallback != ImageFallback.None;
        if (request.Owner.Kind == ArtworkOwnerKind.Album)
            return queries.OfAlbum(context, request.Owner.Id, size, pixels, withData, cancellationToken);
        if (size is null)
            return queries.OfTrackByPixels(context, request.Owner.Id, pixels, fallsBack, cancellationToken);
        return fallsBack
            ? queries.OfTrack(context, request.Owner.Id, size, cancellationToken)
            : queries.OwnOfTrack(context, request.Owner.Id, size, cancellationToken);
    }

    private static Task<ImageRow?> ReadLinkedAsync(
        DbContext context, ImageRequest request, bool withData, CancellationToken cancellationToken)
    {
        ImageQueries queries = ImageQueries.Of(context.Model);
        string kind = EnumNames<ArtworkKind>.Of(request.Kind);
        string? size = request.Target.Size is { } named ? EnumNames<ImageSize>.Of(named) : null;
        int pixels = request.Target.Pixels ?? 0;
        bool fallsBack = request.Fallback != ImageFallback.None;
        return request.Owner.Kind == ArtworkOwnerKind.Track
            ? queries.OfTrack(context, request.Owner.Id, kind, size, pixels, fallsBack, withData, cancellationToken)
            : queries.OfAlbum(context, request.Owner.Id, kind, size, pixels, withData, cancellationToken);
    }
}
