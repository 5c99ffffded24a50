using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Lookups;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork;

/// <inheritdoc cref="IImageRepository"/>
internal sealed partial class ImageRepository(
    StoreDatabase database,
    ImageValidator validator,
    RenditionRenderer renderer,
    RerenderOnRead rerender,
    IOptions<ArtworkOptions> options) : IImageRepository
{
    private readonly ArtworkOptions _options = options.Value;
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    public Task<Image?> GetTrackImageAsync(long trackId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default)
        => FindAsync(ImageRequest.ForTrack(trackId, size), cancellationToken);

    public Task<Image?> GetAlbumImageAsync(long albumId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default)
        => FindAsync(ImageRequest.ForAlbum(albumId, size), cancellationToken);

    public Task<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken = default)
    {
        Check(request);
        return database.ReadImageAsync((rerender, request), static (images, call) => call.rerender.Observe(images.Resolve(call.request)), cancellationToken);
    }

    public Task<IReadOnlyDictionary<ImageRequest, ImageInfo>> ResolveAsync(
        IReadOnlyList<ImageRequest> requests,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        foreach (ImageRequest request in requests)
            Check(request);
        return requests.Count == 0
            ? Task.FromResult<IReadOnlyDictionary<ImageRequest, ImageInfo>>(new Dictionary<ImageRequest, ImageInfo>())
            : database.ReadImageAsync((rerender, requests), static (images, call) => call.rerender.Observe(images.Resolve(call.requests)), cancellationToken);
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(long imageId, CancellationToken cancellationToken = default)
        => database.ReadImageAsync(imageId, static (images, id) => ToMemory(images.Read(id)), cancellationToken);

    public Task<IReadOnlyDictionary<long, ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyCollection<long> imageIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(imageIds);
        return database.ReadImageAsync(imageIds, static (images, ids) => (IReadOnlyDictionary<long, ReadOnlyMemory<byte>>)images.Read(ids), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        Stream originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.User,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(originalData);
        if (!originalData.CanRead)
            throw new ArgumentException("The stream can't be read: it is closed, or for writing only.", nameof(originalData));
        ArtworkTarget target = ArtworkTarget.Of(trackId, albumId, source, sourceUrl, kind);
        ReadOnlyMemory<byte> original = await ImageStreamReader.ReadAsync(originalData, _options.MaxBytes, cancellationToken).ConfigureAwait(false);
        return await StoreAsync(original, target, cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        ReadOnlyMemory<byte> originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.User,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => StoreAsync(originalData, ArtworkTarget.Of(trackId, albumId, source, sourceUrl, kind), cancellationToken);

    public Task<IReadOnlyList<ImageInfo>> ListTrackImagesAsync(long trackId, CancellationToken cancellationToken = default)
        => database.ReadAsync((context, token) => ImageRows.ListAsync(context, ImageSubject.Track, trackId, ArtworkKind.Front, source: null, token), cancellationToken);

    public Task<IReadOnlyList<ImageInfo>> ListAlbumImagesAsync(long albumId, CancellationToken cancellationToken = default)
        => database.ReadAsync((context, token) => ImageRows.ListAsync(context, ImageSubject.Album, albumId, ArtworkKind.Front, source: null, token), cancellationToken);

    public Task<bool> DeleteTrackImagesAsync(long trackId, CancellationToken cancellationToken = default)
        => database.WriteAsync((transaction, token) => transaction.UnlinkArtworkAsync(ImageSubject.Track, trackId, Schema.Front, token), cancellationToken);

    public Task<bool> DeleteAlbumImagesAsync(long albumId, CancellationToken cancellationToken = default)
        => database.WriteAsync((transaction, token) => transaction.UnlinkArtworkAsync(ImageSubject.Album, albumId, Schema.Front, token), cancellationToken);

    private Task<Image?> FindAsync(ImageRequest owner, CancellationToken cancellationToken)
    {
        Check(owner);
        return database.ReadImageAsync((rerender, owner), static (images, call) => call.rerender.Observe(images.Find(call.owner)), cancellationToken);
    }

    private async Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(ReadOnlyMemory<byte> original, ArtworkTarget target, CancellationToken cancellationToken)
    {
        // Hashing 20 MB would block a user interface's thread noticeably.
        ValidatedImage image = await Task.Run(() => validator.ValidateCopy(original), cancellationToken).ConfigureAwait(false);
        (ImageSource source, ArtworkKey key) = (image.Source, renderer.KeyOf(image.Hash));

        RenderedArtwork? made = null;
        if (!await IsKnownAsync(key, target, cancellationToken).ConfigureAwait(false))
            made = await renderer.RenderAsync(key, source, cancellationToken).ConfigureAwait(false);

        IReadOnlyDictionary<ImageSize, Image>? stored;
        while ((stored = await LinkAsync(key, source, made, target, cancellationToken).ConfigureAwait(false)) is null)
        {
            // The known picture was swept before the link to it was written.
            made = await renderer.RenderAsync(key, source, cancellationToken).ConfigureAwait(false);
        }

        return stored;
    }

    /// <summary>Tells whether the picture is stored already. An unknown subject is refused here, before any work is done for it.</summary>
    private Task<bool> IsKnownAsync(ArtworkKey key, ArtworkTarget target, CancellationToken cancellationToken)
    {
        byte[] hash = key.HashBytes;
        return database.ReadAsync(
            async (context, token) =>
            {
                if (target.TrackId is { } trackId && !await context.Set<TrackEntity>().AnyAsync(t => t.Id == trackId, token).ConfigureAwait(false))
                    throw new TrackNotFoundException(trackId);
                if (target.AlbumId is { } albumId && !await context.Set<AlbumEntity>().AnyAsync(a => a.Id == albumId, token).ConfigureAwait(false))
                    throw new AlbumNotFoundException(albumId);
                return await context.Set<ArtworkEntity>().AnyAsync(a => a.Hash == hash && a.Profile == key.Profile, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Writes the picture, unless it is stored already, and the links to it. Null when it has to be decoded first.</summary>
    private Task<IReadOnlyDictionary<ImageSize, Image>?> LinkAsync(
        ArtworkKey key,
        ImageSource source,
        RenderedArtwork? made,
        ArtworkTarget target,
        CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyDictionary<ImageSize, Image>?>(
        async (transaction, token) =>
        {
            var writer = new ArtworkWriter(transaction);
            long? artworkId = await writer.FindAsync(key, token).ConfigureAwait(false);
            if (artworkId is null && made is null)
                return null;

            long pixels = artworkId is { } known ? await writer.PixelsOfAsync(known, token).ConfigureAwait(false) : (long)made!.Processed.Width * made.Processed.Height;
            IReadOnlyList<(ImageSubject Subject, long Id)> takers = await writer.TakersAsync(target, artworkId, pixels, token).ConfigureAwait(false);
            if (takers.Count > 0)
                artworkId ??= await writer.AddAsync(key, source, made!, token).ConfigureAwait(false);
            if (takers.Count > 0 && _options.KeepOriginals)
                await writer.KeepOriginalAsync(key, source, token).ConfigureAwait(false);
            foreach ((ImageSubject Subject, long Id) taker in takers)
                await writer.LinkAsync(target, taker, artworkId!.Value, _ranking, token).ConfigureAwait(false);
            await transaction.ForgetLookupsAsync(target, token).ConfigureAwait(false);
            return await StoredImages.ReadAsync(transaction, target, token).ConfigureAwait(false);
        },
        cancellationToken);

    private static void Check(ImageRequest request)
    {
        _ = EnumNames<ImageSubject>.Of(request.Subject);
        if (request.Target.Size is { } size)
            _ = EnumNames<ImageSize>.Of(size);
        _ = EnumNames<ArtworkKind>.Of(request.Kind);
        _ = EnumNames<ImageFallback>.Of(request.Fallback);
    }
}
