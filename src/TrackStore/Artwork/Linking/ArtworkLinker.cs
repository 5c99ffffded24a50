using TrackStore.Artwork.Acquisition;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Linking;

/// <summary>
/// Plans links of pictures to tracks and albums. All pictures are linked here: a host's own, a download, and a lookup's.
/// </summary>
/// <param name="rows">The write.</param>
/// <param name="ranking">The ranking of the sources, the best first.</param>
internal sealed class ArtworkLinker(LibraryRows rows, IReadOnlyList<string> ranking)
{
    /// <summary>Finds a stored picture by its original, whatever profile it was rendered with.</summary>
    /// <param name="hash">The SHA-256 hash of the original.</param>
    /// <returns>The newest such picture, or null.</returns>
    public LinkableArtwork? Find(byte[] hash)
        => rows.Artworks.ByHash.Find(hash).MaxBy(artwork => artwork.Id) is { } newest ? LinkableArtwork.Stored(newest) : null;

    /// <summary>
    /// Links a picture to the owners that accept it, stores it first if necessary, and deletes what it replaced unless something else
    /// shows it.
    /// </summary>
    /// <param name="artwork">The picture.</param>
    /// <param name="target">The owners and the source.</param>
    /// <param name="renewsEqualLinks">Whether a link that is the same already counts as new. A user's choice may depend on it.</param>
    public void Link(LinkableArtwork artwork, ArtworkTarget target, bool renewsEqualLinks)
    {
        foreach (ArtworkOwner owner in target.Owners)
            Want(owner);
        foreach (EligibleOwner eligible in GetEligibleOwners(artwork, target))
        {
            long artworkId = Store(artwork);
            bool isEqual = eligible.Before?.ArtworkId == artworkId && eligible.Before.SourceUrl == target.SourceUrl;

            // The picture that the user has chosen already doesn't become newer by being given again.
            bool isRenewed = renewsEqualLinks && !(target.Source == Sources.User && eligible.Before is { IsChosen: true });
            if (isRenewed || !isEqual)
                Link(eligible, artworkId, target);
        }

        // The source has given a picture, so an earlier absence or failure is over.
        foreach (ArtworkOwner owner in target.Owners)
            ArtworkLookupRows.Forget(rows, owner, target.Source, target.Kind);
    }

    // Everything that does not depend on other rows is read at once.
    private void Want(ArtworkOwner owner)
    {
        _ = ArtworkOwners.Exists(rows, owner);
        ArtworkLinkRows.Want(rows, owner);
        ArtworkLookupRows.Want(rows, owner);
    }

    /// <summary>
    /// Gets the owners that accept a picture. No source replaces its own picture if the user has chosen it, and a platform doesn't replace
    /// it by a smaller one, because it offers several sizes, unless the user has refused it. The user may do both.
    /// </summary>
    private List<EligibleOwner> GetEligibleOwners(LinkableArtwork artwork, ArtworkTarget target)
    {
        var owners = new List<EligibleOwner>();
        foreach (ArtworkOwner owner in target.Owners)
        {
            ArtworkOwners.Require(rows, owner);
            var links = new ArtworkLinks(rows, owner, target.Kind);
            ArtworkLink? before = links.Find(target.Source);
            bool isEligible = before is null
                || target.Source == Sources.User
                || before.ArtworkId == artwork.Id
                || (!before.IsChosen && (target.Source == Sources.Base || before.IsRefused || before.Pixels <= artwork.Pixels));
            if (isEligible)
                owners.Add(new EligibleOwner(links, before));
        }

        return owners;
    }

    private long Store(LinkableArtwork artwork)
    {
        if (artwork.IsKept)
            return artwork.Id!.Value;
        ArtworkContent content = artwork.Content!;
        artwork.Id ??= ArtworkRenditionRows.Add(rows, content.Key, content.Source, content.Rendered!);
        if (content.KeepsOriginal)
            ArtworkRenditionRows.KeepOriginal(rows, content.Key, content.Source);
        artwork.IsKept = true;
        return artwork.Id.Value;
    }

    private void Link(EligibleOwner owner, long artworkId, ArtworkTarget target)
    {
        owner.Links.Set(target.Source, target.SourceUrl, artworkId);
        owner.Links.ShowBest(ranking);
        if (owner.Before?.ArtworkId is { } replaced && replaced != artworkId)
            rows.ReleaseArtwork(replaced);
    }

    private readonly record struct EligibleOwner(ArtworkLinks Links, ArtworkLink? Before);
}
