using System.Globalization;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

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

        // The same picture need not be offered twice, and the choice of none was made for the other one.
        if (Array.Exists(own, known => known.ArtworkId == link.ArtworkId) || (link.ArtworkId is null && own.Length > 0))
            return;
        ArtworkLinkRows.Put(rows, kept, kind, link with
        {
            Source = FreeSource(own, link.Source),
            IsChosen = link.IsChosen && !Array.Exists(own, known => known.IsChosen),
            IsShown = false,
        });
    }

    // A source has one picture a kind. The second one stays as a candidate under a name of its own.
    private static string FreeSource(ArtworkLink[] own, string source)
    {
        string free = source;
        for (int number = 2; Array.Exists(own, known => known.Source == free); number++)
        {
            string suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            free = source[..Math.Min(source.Length, TextRules.Source - suffix.Length)] + suffix;
        }

        return free;
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
