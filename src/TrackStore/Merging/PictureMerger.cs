using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Merging;

/// <summary>Plans the move of all pictures of a track or album to another one.</summary>
internal sealed class PictureMerger(LibraryRows rows, ArtworkOwner kept, ArtworkOwner other)
{
    public void Merge(IReadOnlyList<string> ranking)
    {
        IEnumerable<(string Kind, ArtworkLink Link)> pictures = ArtworkLinkRows.Find(rows, other)
            .OrderBy(row => row.Kind, StringComparer.Ordinal)
            .ThenBy(row => row.Link.Source, StringComparer.Ordinal);
        foreach ((string kind, ArtworkLink link) in pictures.ToArray())
        {
            ArtworkLinkRows.Remove(rows, other, kind, link);
            Move(kind, link);
        }

        MoveLookups();
        MoveDownloads();
        foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
            new ArtworkLinks(rows, kept, kind).ShowBest(ranking);
    }

    private void Move(string kind, ArtworkLink link)
    {
        ArtworkLink[] own = [.. ArtworkLinkRows.Find(rows, kept).Where(row => row.Kind == kind).Select(row => row.Link)];

        // The choice of none was made for the other one, and that nothing is left but refused pictures is found out again.
        if (link.ArtworkId is not { } artworkId)
        {
            if (own.Length == 0 && !link.IsRefused)
                ArtworkLinkRows.Put(rows, kept, kind, link with { IsShown = false });
            return;
        }

        // The same picture need not be offered twice. If one was refused, both are, unless the user has chosen the one that stays.
        ArtworkLink[] same = Array.FindAll(own, known => rows.HaveSameOriginal(known.ArtworkId, artworkId));
        if (same.Length > 0)
        {
            if (link.IsRefused && !Array.Exists(same, known => known.IsChosen))
            {
                foreach (ArtworkLink known in same)
                    ArtworkLinkRows.Put(rows, kept, kind, known with { IsRefused = true });
            }

            rows.ReleaseArtwork(artworkId);
            return;
        }

        ArtworkLinkRows.Put(rows, kept, kind, link with
        {
            Source = NumberedSource.FirstFree(own, link.Source),
            IsChosen = link.IsChosen && !Array.Exists(own, known => known.IsChosen),
            IsShown = false,
        });
    }

    private void MoveLookups()
    {
        if (kept.Kind == ArtworkOwnerKind.Track)
        {
            foreach (TrackArtworkLookupEntity lookup in rows.TrackLookups.ByTrack.Find(other.Id).ToArray())
            {
                rows.TrackLookups.Remove(lookup);
                TrackArtworkLookupEntity moved = lookup with { TrackId = kept.Id };
                if (rows.TrackLookups.FindAlike(moved) is null)
                    rows.TrackLookups.Put(moved);
            }
        }
        else
        {
            foreach (AlbumArtworkLookupEntity lookup in rows.AlbumLookups.ByAlbum.Find(other.Id).ToArray())
            {
                rows.AlbumLookups.Remove(lookup);
                AlbumArtworkLookupEntity moved = lookup with { AlbumId = kept.Id };
                if (rows.AlbumLookups.FindAlike(moved) is null)
                    rows.AlbumLookups.Put(moved);
            }
        }
    }

    // A download that lost its last target is deleted when it is due.
    private void MoveDownloads()
    {
        string subject = EnumNames<ArtworkOwnerKind>.Of(kept.Kind);
        foreach (ArtworkDownloadTargetEntity target in rows.DownloadTargets.BySubject.Find(other.Id).ToArray())
        {
            if (target.Subject != subject)
                continue;
            rows.DownloadTargets.Remove(target);
            ArtworkDownloadTargetEntity moved = target with { SubjectId = kept.Id };
            if (rows.DownloadTargets.FindAlike(moved) is null)
                rows.DownloadTargets.Put(moved);
        }
    }
}
