using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork;

/// <summary>Makes one stored picture anew from its original, and lets what shows the old renditions show the new ones.</summary>
internal sealed class ArtworkRerender(StoreDatabase database, RenditionMaker maker, IOptions<ArtworkOptions> options)
{
    /// <summary>Makes a picture anew. It is one transaction: whoever reads meanwhile finds the old renditions, or all of the new ones.</summary>
    /// <exception cref="ImageRejectedException">The original can't be decoded; the picture stays as it is.</exception>
    public async Task<RerenderOutcome> RunAsync(long artworkId, CancellationToken cancellationToken)
    {
        string profile = maker.Profile;
        RerenderOutcome? outcome;
        do
        {
            if (await FindAsync(artworkId, profile, cancellationToken).ConfigureAwait(false) is not { } known)
                return RerenderOutcome.AlreadyCurrent;
            if (!known.IsMade && known.Original is null)
                return RerenderOutcome.WithoutOriginal;

            (ImageSource Source, PreparedArtwork Made)? made = known.IsMade ? null : await MakeAsync(artworkId, known, cancellationToken).ConfigureAwait(false);

            // Null when the renditions that somebody else had made were swept before anything came to show them.
            outcome = await ReplaceAsync(artworkId, new ArtworkKey(known.Hash, profile), made, cancellationToken).ConfigureAwait(false);
        }
        while (outcome is null);
        return outcome.Value;
    }

    private Task<Known?> FindAsync(long artworkId, string profile, CancellationToken cancellationToken) => database.ReadAsync<Known?>(
        async (context, token) =>
        {
            byte[]? hash = await context.Set<ArtworkEntity>()
                .Where(artwork => artwork.Id == artworkId && artwork.Profile != profile)
                .Select(artwork => artwork.Hash)
                .FirstOrDefaultAsync(token)
                .ConfigureAwait(false);
            if (hash is null)
                return null;

            bool isMade = await context.Set<ArtworkEntity>().AnyAsync(artwork => artwork.Hash == hash && artwork.Profile == profile, token).ConfigureAwait(false);
            byte[]? original = isMade
                ? null
                : await context.Set<ArtworkOriginalEntity>().Where(kept => kept.Hash == hash).Select(kept => kept.Data).FirstOrDefaultAsync(token).ConfigureAwait(false);
            return new Known(Convert.ToHexStringLower(hash), isMade, original);
        },
        cancellationToken);

    private async Task<(ImageSource Source, PreparedArtwork Made)> MakeAsync(long artworkId, Known known, CancellationToken cancellationToken)
    {
        byte[] original = known.Original!;
        (ImageSource source, ArtworkKey key) = await Task.Run(() => (ImageGate.Admit(original, long.MaxValue, options.Value.MaxPixels), maker.KeyOf(original)), cancellationToken).ConfigureAwait(false);
        if (key.Hash != known.Hash)
        {
            throw new ImageRejectedException(
                ImageRejection.Damaged,
                $"The original that is kept of picture {artworkId} is not the one that was stored: the database file was damaged or changed. Store the picture again.");
        }

        return (source, await maker.MakeAsync(key, source, cancellationToken).ConfigureAwait(false));
    }

    private Task<RerenderOutcome?> ReplaceAsync(
        long artworkId,
        ArtworkKey key,
        (ImageSource Source, PreparedArtwork Made)? made,
        CancellationToken cancellationToken) => database.WriteAsync<RerenderOutcome?>(
        async (transaction, token) =>
        {
            var writer = new ArtworkWriter(transaction);
            if (!await writer.ExistsAsync(artworkId, token).ConfigureAwait(false))
                return RerenderOutcome.AlreadyCurrent;
            if (await writer.FindAsync(key, token).ConfigureAwait(false) is not { } newId)
            {
                if (made is not { } ready)
                    return null;
                newId = await writer.AddAsync(key, ready.Source, ready.Made, token).ConfigureAwait(false);
            }

            await writer.MoveLinksAsync(artworkId, newId, token).ConfigureAwait(false);
            return RerenderOutcome.Rerendered;
        },
        cancellationToken);

    private sealed record Known(string Hash, bool IsMade, byte[]? Original);
}
