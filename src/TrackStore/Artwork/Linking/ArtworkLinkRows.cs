using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Linking;

/// <summary>Finds and plans the links of tracks and of albums alike, which are in two tables.</summary>
internal static class ArtworkLinkRows
{
    /// <summary>Notes that the links of a track or album are needed.</summary>
    public static void Want(LibraryRows rows, ArtworkOwner owner)
    {
        if (owner.Kind == ArtworkOwnerKind.Track)
            rows.TrackArtworks.ByTrack.Want(owner.Id);
        else
            rows.AlbumArtworks.ByAlbum.Want(owner.Id);
    }

    /// <summary>Returns the links of all kinds, without what is known of their pictures.</summary>
    public static IEnumerable<(string Kind, ArtworkLink Link)> Find(LibraryRows rows, ArtworkOwner owner)
        => owner.Kind == ArtworkOwnerKind.Track
            ? rows.TrackArtworks.ByTrack.Find(owner.Id).Select(row => (row.Kind, new ArtworkLink
            {
                Source = row.Source,
                SourceUrl = row.SourceUrl,
                ArtworkId = row.ArtworkId,
                CreatedAt = row.CreatedAt,
                IsChosen = row.ChosenByUser,
                IsRefused = row.RefusedByUser,
                IsShown = row.IsShown,
            }))
            : rows.AlbumArtworks.ByAlbum.Find(owner.Id).Select(row => (row.Kind, new ArtworkLink
            {
                Source = row.Source,
                SourceUrl = row.SourceUrl,
                ArtworkId = row.ArtworkId,
                CreatedAt = row.CreatedAt,
                IsChosen = row.ChosenByUser,
                IsRefused = row.RefusedByUser,
                IsShown = row.IsShown,
            }));

    /// <summary>Adds a link, or replaces the one of the same source.</summary>
    public static void Put(LibraryRows rows, ArtworkOwner owner, string kind, ArtworkLink link)
    {
        if (owner.Kind == ArtworkOwnerKind.Track)
            rows.TrackArtworks.Put(TrackRow(owner, kind, link));
        else
            rows.AlbumArtworks.Put(AlbumRow(owner, kind, link));
    }

    /// <summary>Removes a link.</summary>
    public static void Remove(LibraryRows rows, ArtworkOwner owner, string kind, ArtworkLink link)
    {
        if (owner.Kind == ArtworkOwnerKind.Track)
            rows.TrackArtworks.Remove(TrackRow(owner, kind, link));
        else
            rows.AlbumArtworks.Remove(AlbumRow(owner, kind, link));
    }

    private static TrackArtworkEntity TrackRow(ArtworkOwner owner, string kind, ArtworkLink link) => new()
    {
        TrackId = owner.Id,
        Kind = kind,
        ArtworkId = link.ArtworkId,
        Source = link.Source,
        SourceUrl = link.SourceUrl,
        ChosenByUser = link.IsChosen,
        RefusedByUser = link.IsRefused,
        IsShown = link.IsShown,
        CreatedAt = link.CreatedAt,
    };

    private static AlbumArtworkEntity AlbumRow(ArtworkOwner owner, string kind, ArtworkLink link) => new()
    {
        AlbumId = owner.Id,
        Kind = kind,
        ArtworkId = link.ArtworkId,
        Source = link.Source,
        SourceUrl = link.SourceUrl,
        ChosenByUser = link.IsChosen,
        RefusedByUser = link.IsRefused,
        IsShown = link.IsShown,
        CreatedAt = link.CreatedAt,
    };
}
