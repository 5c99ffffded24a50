using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Lookups;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Artwork;

/// <inheritdoc cref="IImageRepository"/>
internal sealed partial class ImageRepository(
    StoreDatabase database,
    ImageValidator validator,
    ArtworkAcquirer acquirer,
    RerenderOnRead rerender,
    IOptions<ArtworkOptions> options) : IImageRepository
{
    private readonly ArtworkOptions _options = options.Value;

    public Task<Image?> GetTrackImageAsync(
        long trackId,
        ImageSize size = ImageSize.Thumbnail,
        CancellationToken cancellationToken = default)
        => FindAsync(ImageRequest.ForTrack(trackId, size), cancellationToken);

    public Task<Image?> GetAlbumImageAsync(
        long albumId,
        ImageSize size = ImageSize.Thumbnail,
        CancellationToken cancellationToken = default)
        => FindAsync(ImageRequest.ForAlbum(albumId, size), cancellationToken);

    public Task<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken = default)
    {
        ThrowIfUndefined(request);
        return database.ReadImageAsync(
            (rerender, request),
            static async (images, call, token)
                => call.rerender.Observe(await images.ResolveAsync(call.request, token).ConfigureAwait(false)),
            cancellationToken);
    }

    public Task<IReadOnlyDictionary<ImageRequest, ImageInfo>> ResolveAsync(
        IReadOnlyList<ImageRequest> requests,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        foreach (ImageRequest request in requests)
            ThrowIfUndefined(request);
        return requests.Count == 0
            ? Task.FromResult<IReadOnlyDictionary<ImageRequest, ImageInfo>>(new Dictionary<ImageRequest, ImageInfo>())
            : database.ReadImageAsync(
                (rerender, requests),
                static async (images, call, token)
                    => call.rerender.Observe(await images.ResolveAsync(call.requests, token).ConfigureAwait(false)),
                cancellationToken);
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(long imageId, CancellationToken cancellationToken = default)
        => database.ReadImageAsync(
            imageId,
            static async (images, id, token) => ToMemory(await images.ReadAsync(id, token).ConfigureAwait(false)),
            cancellationToken);

    public Task<ImageContent?> ReadAsync(
        ArtworkKey key,
        ImageSize size = ImageSize.Thumbnail,
        CancellationToken cancellationToken = default)
    {
        _ = EnumNames<ImageSize>.Of(size);
        return database.ReadImageAsync(
            (rerender, key, size),
            static async (images, call, token)
                => call.rerender.Observe(await images.ReadAsync(call.key, call.size, token).ConfigureAwait(false)),
            cancellationToken);
    }

    public Task<IReadOnlyDictionary<long, ReadOnlyMemory<byte>>> ReadAsync(
        IReadOnlyCollection<long> imageIds,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(imageIds);
        return database.ReadImageAsync(
            imageIds,
            static async (images, ids, token)
                => (IReadOnlyDictionary<long, ReadOnlyMemory<byte>>)await images.ReadAsync(ids, token).ConfigureAwait(false),
            cancellationToken);
    }

    public async Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        Stream originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.Base,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(originalData);
        if (!originalData.CanRead)
            throw new ArgumentException("The stream can't be read: it is closed or write-only.", nameof(originalData));
        ArtworkTarget target = ArtworkTarget.Of(trackId, albumId, source, sourceUrl, kind);

        // On the thread pool, because many streams read at once when they are asked to read later.
        ReadOnlyMemory<byte> original = await Task
            .Run(() => ImageStreamReader.ReadAsync(originalData, _options.MaxBytes, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return await StoreAsync(original, target, cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        ReadOnlyMemory<byte> originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.Base,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
        => StoreAsync(originalData, ArtworkTarget.Of(trackId, albumId, source, sourceUrl, kind), cancellationToken);

    public Task<IReadOnlyList<ImageInfo>> ListImagesAsync(ArtworkOwner owner, CancellationToken cancellationToken = default)
    {
        ArtworkOwnerRules.ThrowIfDefault(owner);
        return database.QueryAsync(
            (context, token) => ImageInfoReader.ListAsync(context, owner, ArtworkKind.Front, source: null, token),
            cancellationToken);
    }

    public Task<IReadOnlyList<ImageInfo>> ListCandidateImagesAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default)
    {
        ArtworkOwnerRules.ThrowIfDefault(owner);
        _ = EnumNames<ArtworkKind>.Of(kind);
        return database.QueryAsync((context, token) => ImageInfoReader.ListAllAsync(context, owner, kind, token), cancellationToken);
    }

    public Task<bool> DeleteImagesAsync(ArtworkOwner owner, CancellationToken cancellationToken = default)
    {
        ArtworkOwnerRules.ThrowIfDefault(owner);
        return database.PlanAsync(
            rows =>
            {
                bool isRemoved = ArtworkRemoval.Unlink(rows, owner, Schema.Front);
                HistorySubject subject = owner.ToSubject(rows);
                ChangeRecorder.Record(rows, HistoryKind.ArtworkDeleted, subject.Name, subject);
                return isRemoved;
            },
            cancellationToken);
    }

    private Task<Image?> FindAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        ThrowIfUndefined(request);
        return database.ReadImageAsync(
            (rerender, request),
            static async (images, call, token)
                => call.rerender.Observe(await images.FindAsync(call.request, token).ConfigureAwait(false)),
            cancellationToken);
    }

    private async Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(
        ReadOnlyMemory<byte> original,
        ArtworkTarget target,
        CancellationToken cancellationToken)
    {
        // Hashing 20 MB would block a user interface's thread noticeably.
        ValidatedImage image = await Task.Run(() => validator.ValidateCopy(original), cancellationToken).ConfigureAwait(false);
        return await acquirer
            .StoreAsync(
                image,
                target,
                rows => Record(rows, target),
                (context, token) => LinkedImageReader.ReadAsync(context, target, token),
                cancellationToken)
            .ConfigureAwait(false);
    }

    // What platforms and imports bring can be brought again. A picture that the user replaces can't.
    private static void Record(LibraryRows rows, ArtworkTarget target)
    {
        if (target.Source != Sources.User)
            return;
        HistorySubject[] subjects = [.. target.Owners.Select(owner => owner.ToSubject(rows))];
        ChangeRecorder.Record(rows, HistoryKind.ArtworkAdded, string.Join(", ", subjects.Select(subject => subject.Name)), subjects);
    }

    private static void ThrowIfUndefined(ImageRequest request)
    {
        ArtworkOwnerRules.ThrowIfDefault(request.Owner, nameof(request));
        if (request.Target.Size is { } size)
            _ = EnumNames<ImageSize>.Of(size);
        _ = EnumNames<ArtworkKind>.Of(request.Kind);
        _ = EnumNames<ImageFallback>.Of(request.Fallback);
    }
}
