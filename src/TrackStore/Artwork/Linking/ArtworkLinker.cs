using TrackStore.Artwork.Acquisition;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Linking;

/// <summary>
/// Links pictures to tracks and albums within a write. All pictures are linked here: a host's own, a download, and a lookup's.
/// </summary>
/// <param name="transaction">The write.</param>
/// <param name="ranking">The ranking of the sources, the best first.</param>
internal sealed class ArtworkLinker(StoreTransaction transaction, IReadOnlyList<string> ranking)
{
    private readonly ArtworkWriter _writer = new(transaction);

    /// <summary>Finds a stored picture by its original, whatever profile it was rendered with.</summary>
    /// <param name="hash">The SHA-256 hash of the original.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The newest such picture, or null.</returns>
    public async Task<LinkableArtwork?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT max(id) FROM artworks WHERE hash = @hash", "@hash");
        return await find.NumberAsync(cancellationToken, hash).ConfigureAwait(false) is { } id
            ? LinkableArtwork.Stored(id, await _writer.PixelsOfAsync(id, cancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <summary>
    /// Links a picture to the owners that accept it, stores it first if necessary, and deletes what it replaced unless something else
    /// shows it.
    /// </summary>
    /// <param name="artwork">The picture.</param>
    /// <param name="target">The owners and the source.</param>
    /// <param name="renewsEqualLinks">Whether a link that is the same already counts as new. A user's choice may depend on it.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task LinkAsync(LinkableArtwork artwork, ArtworkTarget target, bool renewsEqualLinks, CancellationToken cancellationToken)
    {
        IReadOnlyList<EligibleOwner> owners = await GetEligibleOwnersAsync(artwork, target, cancellationToken).ConfigureAwait(false);
        if (owners.Count > 0)
        {
            long artworkId = await StoreAsync(artwork, cancellationToken).ConfigureAwait(false);
            foreach (EligibleOwner eligible in owners)
            {
                bool isEqual = eligible.Before?.ArtworkId == artworkId && eligible.Before.SourceUrl == target.SourceUrl;
                if (renewsEqualLinks || !isEqual)
                    await LinkAsync(eligible, artworkId, target, cancellationToken).ConfigureAwait(false);
            }
        }

        // The source has given a picture, so an earlier absence or failure is over.
        foreach (ArtworkOwner owner in target.Owners)
            await transaction.ForgetLookupsAsync(owner.Kind, owner.Id, target.Source, target.Kind, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gets the owners that accept a picture. No source replaces its own picture if the user has chosen it, and a platform doesn't replace
    /// it by a smaller one, because it offers several sizes. The user may do both.
    /// </summary>
    private async Task<IReadOnlyList<EligibleOwner>> GetEligibleOwnersAsync(
        LinkableArtwork artwork,
        ArtworkTarget target,
        CancellationToken cancellationToken)
    {
        var owners = new List<EligibleOwner>();
        foreach (ArtworkOwner owner in target.Owners)
        {
            var links = new ArtworkLinks(transaction, owner, target.Kind);
            await links.RequireOwnerAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ArtworkLink> all = await links.ReadAsync(cancellationToken).ConfigureAwait(false);
            ArtworkLink? before = all.FirstOrDefault(link => link.Source == target.Source);
            bool isEligible = before is null
                || target.Source == Sources.User
                || before.ArtworkId == artwork.Id
                || (!before.IsChosen && (target.Source == Sources.Base || before.Pixels <= artwork.Pixels));
            if (isEligible)
                owners.Add(new EligibleOwner(links, before));
        }

        return owners;
    }

    private async Task<long> StoreAsync(LinkableArtwork artwork, CancellationToken cancellationToken)
    {
        artwork.Id ??= await _writer.AddAsync(artwork.Content!.Key, artwork.Content.Source, artwork.Content.Rendered!, cancellationToken)
            .ConfigureAwait(false);
        if (artwork.Content is { KeepsOriginal: true } content)
            await _writer.KeepOriginalAsync(content.Key, content.Source, cancellationToken).ConfigureAwait(false);
        return artwork.Id.Value;
    }

    private async Task LinkAsync(EligibleOwner owner, long artworkId, ArtworkTarget target, CancellationToken cancellationToken)
    {
        await owner.Links.SetAsync(target.Source, target.SourceUrl, artworkId, cancellationToken).ConfigureAwait(false);
        await owner.Links.ShowBestAsync(ranking, cancellationToken).ConfigureAwait(false);
        if (owner.Before?.ArtworkId is { } replaced && replaced != artworkId)
            await transaction.SweepArtworksAsync([replaced], cancellationToken).ConfigureAwait(false);
    }

    private readonly record struct EligibleOwner(ArtworkLinks Links, ArtworkLink? Before);
}
