using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Validation;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Rendering;

/// <summary>Renders a stored picture again from its kept original, and replaces the old renditions wherever they are shown.</summary>
internal sealed class ArtworkRerenderer(StoreDatabase database, ImageValidator validator, RenditionRenderer renderer)
{
    /// <summary>Rerenders a picture in one transaction: concurrent readers see the old renditions or all of the new ones.</summary>
    /// <exception cref="ImageRejectedException">The original can't be decoded; the picture is unchanged.</exception>
    public Task<RerenderOutcome> RunAsync(long artworkId, CancellationToken cancellationToken)
        => RunAsync(artworkId, renderer.Profile, cancellationToken);

    /// <summary>Rerenders a picture that is outdated, or adds the renditions that it lacks.</summary>
    /// <exception cref="ImageRejectedException">The original can't be decoded; the picture is unchanged.</exception>
    public async Task<RerenderOutcome> RunOrCompleteAsync(long artworkId, CancellationToken cancellationToken)
    {
        string profile = renderer.Profile;
        RerenderOutcome outcome = await RunAsync(artworkId, profile, cancellationToken).ConfigureAwait(false);
        if (outcome != RerenderOutcome.AlreadyCurrent
            || await FindIncompleteAsync(artworkId, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            return outcome;
        }

        if (stored.Original is null)
            return RerenderOutcome.WithoutOriginal;
        (_, RenderedArtwork rendered) = await RenderAsync(artworkId, stored, profile, cancellationToken).ConfigureAwait(false);
        return await CompleteAsync(artworkId, rendered, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RerenderOutcome> RunAsync(long artworkId, string profile, CancellationToken cancellationToken)
    {
        RerenderOutcome? outcome;
        do
        {
            if (await FindOutdatedAsync(artworkId, profile, cancellationToken).ConfigureAwait(false) is not { } stored)
                return RerenderOutcome.AlreadyCurrent;
            if (!stored.IsRendered && stored.Original is null)
                return RerenderOutcome.WithoutOriginal;

            (ImageSource Source, RenderedArtwork Rendered)? rendered = stored.IsRendered
                ? null
                : await RenderAsync(artworkId, stored, profile, cancellationToken).ConfigureAwait(false);

            // Null when existing renditions of the current profile were deleted before this picture could use them.
            var key = new RenderingKey(stored.Hash, profile);
            outcome = await ReplaceAsync(artworkId, key, rendered, cancellationToken).ConfigureAwait(false);
        }
        while (outcome is null);
        return outcome.Value;
    }

    private Task<StoredPicture?> FindIncompleteAsync(long artworkId, CancellationToken cancellationToken)
        => database.ReadAsync<StoredPicture?>(
        async (context, token) =>
        {
            int all = Enum.GetValues<ImageSize>().Length;
            byte[]? hash = await context.Set<ArtworkEntity>()
                .Where(artwork => artwork.Id == artworkId && artwork.Images.Count < all)
                .Select(artwork => artwork.Hash)
                .FirstOrDefaultAsync(token)
                .ConfigureAwait(false);
            return hash is null ? null : new StoredPicture(
                Convert.ToHexStringLower(hash), IsRendered: false, await ReadOriginalAsync(context, hash, token).ConfigureAwait(false));
        },
        cancellationToken);

    private Task<RerenderOutcome> CompleteAsync(long artworkId, RenderedArtwork rendered, CancellationToken cancellationToken)
        => database.WriteAsync(
        async (transaction, token) =>
        {
            List<string> stored = await transaction.Context.Set<ImageEntity>()
                .Where(image => image.ArtworkId == artworkId)
                .Select(image => image.Size)
                .ToListAsync(token)
                .ConfigureAwait(false);
            await transaction.PlanAsync(
                rows =>
                {
                    // Deleted meanwhile, with all renditions.
                    if (rows.Artworks.Find(artworkId) is null)
                        return false;
                    foreach (Rendition rendition in rendered.Processed.Renditions)
                    {
                        if (!stored.Contains(EnumNames<ImageSize>.Of(rendition.Size)))
                            ArtworkRenditionRows.Add(rows, artworkId, rendition);
                    }

                    return true;
                },
                token).ConfigureAwait(false);
            await transaction.WritePlanAsync(token).ConfigureAwait(false);
            return RerenderOutcome.Rerendered;
        },
        cancellationToken);

    private Task<StoredPicture?> FindOutdatedAsync(long artworkId, string profile, CancellationToken cancellationToken)
        => database.ReadAsync<StoredPicture?>(
        async (context, token) =>
        {
            byte[]? hash = await context.Set<ArtworkEntity>()
                .Where(artwork => artwork.Id == artworkId && artwork.Profile != profile)
                .Select(artwork => artwork.Hash)
                .FirstOrDefaultAsync(token)
                .ConfigureAwait(false);
            if (hash is null)
                return null;

            bool isRendered = await context.Set<ArtworkEntity>()
                .AnyAsync(artwork => artwork.Hash == hash && artwork.Profile == profile, token)
                .ConfigureAwait(false);
            byte[]? original = isRendered ? null : await ReadOriginalAsync(context, hash, token).ConfigureAwait(false);
            return new StoredPicture(Convert.ToHexStringLower(hash), isRendered, original);
        },
        cancellationToken);

    private static Task<byte[]?> ReadOriginalAsync(DbContext context, byte[] hash, CancellationToken cancellationToken)
        => context.Set<ArtworkOriginalEntity>()
            .Where(kept => kept.Hash == hash)
            .Select(kept => kept.Data)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<(ImageSource Source, RenderedArtwork Rendered)> RenderAsync(
        long artworkId,
        StoredPicture stored,
        string profile,
        CancellationToken cancellationToken)
    {
        ValidatedImage image = await Task.Run(() => validator.ValidateStored(stored.Original), cancellationToken).ConfigureAwait(false);
        if (image.Hash != stored.Hash)
        {
            throw new ImageRejectedException(
                ImageRejection.Damaged,
                $"The kept original of picture {artworkId} differs from the one that was stored: the database file was damaged or changed. "
                    + "Store the picture again.");
        }

        var key = new RenderingKey(image.Hash, profile);
        return (image.Source, await renderer.RenderAsync(key, image.Source, cancellationToken).ConfigureAwait(false));
    }

    private Task<RerenderOutcome?> ReplaceAsync(
        long artworkId,
        RenderingKey key,
        (ImageSource Source, RenderedArtwork Rendered)? rendered,
        CancellationToken cancellationToken) => database.WriteAsync<RerenderOutcome?>(
        async (transaction, token) =>
        {
            (RerenderOutcome? outcome, long newId) = await transaction
                .PlanAsync(rows => Plan(rows, artworkId, key, rendered), token)
                .ConfigureAwait(false);
            if (outcome != RerenderOutcome.Rerendered)
                return outcome;
            await transaction.WritePlanAsync(token).ConfigureAwait(false);
            await ArtworkLinkMover.MoveAsync(transaction, artworkId, newId, token).ConfigureAwait(false);
            return outcome;
        },
        cancellationToken);

    private static (RerenderOutcome? Outcome, long NewId) Plan(
        LibraryRows rows,
        long artworkId,
        RenderingKey key,
        (ImageSource Source, RenderedArtwork Rendered)? rendered)
    {
        if (rows.Artworks.Find(artworkId) is null)
            return (RerenderOutcome.AlreadyCurrent, 0);
        if (ArtworkRenditionRows.Find(rows, key) is { } known)
            return (RerenderOutcome.Rerendered, known.Id);
        return rendered is { } ready
            ? (RerenderOutcome.Rerendered, ArtworkRenditionRows.Add(rows, key, ready.Source, ready.Rendered))
            : (null, 0);
    }

    private sealed record StoredPicture(string Hash, bool IsRendered, byte[]? Original);
}
