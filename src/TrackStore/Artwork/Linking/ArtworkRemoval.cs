using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Linking;

/// <summary>Plans the removal of pictures from tracks and albums.</summary>
internal static class ArtworkRemoval
{
    /// <summary>Removes all pictures and queued downloads of a track or album that is about to be deleted.</summary>
    public static void RemoveAll(LibraryRows rows, ArtworkOwner owner)
    {
        Unlink(rows, owner, ArtworkLinkRows.Find(rows, owner));

        // A download that lost its last target is deleted when it is due.
        string subject = EnumNames<ArtworkOwnerKind>.Of(owner.Kind);
        foreach (ArtworkDownloadTargetEntity target in rows.DownloadTargets.BySubject.Find(owner.Id))
        {
            if (target.Subject == subject)
                rows.DownloadTargets.Remove(target);
        }
    }

    /// <summary>Removes all pictures of a kind from a track or album, including the user's choice.</summary>
    /// <returns>False when there was none.</returns>
    public static bool Unlink(LibraryRows rows, ArtworkOwner owner, string kind)
    {
        (string Kind, ArtworkLink Link)[] links = [.. ArtworkLinkRows.Find(rows, owner).Where(row => row.Kind == kind)];
        if (links.Length == 0)
            return false;
        Unlink(rows, owner, links);
        if (kind == Schema.Front)
            ShownArtwork.Set(rows, owner, artworkId: null, isDecided: false);
        rows.Changes.ArtworkOf(owner);
        return true;
    }

    private static void Unlink(LibraryRows rows, ArtworkOwner owner, IEnumerable<(string Kind, ArtworkLink Link)> links)
    {
        foreach ((string kind, ArtworkLink link) in links)
        {
            ArtworkLinkRows.Remove(rows, owner, kind, link);
            if (link.ArtworkId is { } artworkId)
                rows.ReleaseArtwork(artworkId);
        }
    }
}
