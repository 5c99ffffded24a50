using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Acquisition;

/// <summary>Finds and plans the statuses of lookups that found no picture, of tracks and of albums alike.</summary>
internal static class ArtworkLookupRows
{
    /// <summary>Notes that the statuses of a track or album are needed.</summary>
    public static void Want(LibraryRows rows, ArtworkOwner owner)
    {
        if (owner.Kind == ArtworkOwnerKind.Track)
            rows.TrackLookups.ByTrack.Want(owner.Id);
        else
            rows.AlbumLookups.ByAlbum.Want(owner.Id);
    }

    /// <summary>Returns the number of consecutive failures of an owner's source.</summary>
    public static int FailuresOf(LibraryRows rows, ArtworkLookupKey key) => key.Owner.Kind == ArtworkOwnerKind.Track
        ? rows.TrackLookups.ByTrack.Find(key.Owner.Id)
            .FirstOrDefault(row => row.Kind == key.KindName && row.Source == key.Source)?.Failures ?? 0
        : rows.AlbumLookups.ByAlbum.Find(key.Owner.Id)
            .FirstOrDefault(row => row.Kind == key.KindName && row.Source == key.Source)?.Failures ?? 0;

    /// <summary>Sets the status of an owner's source.</summary>
    public static void Set(LibraryRows rows, ArtworkLookupKey key, AcquisitionStatus status)
    {
        Want(rows, key.Owner);
        string state = EnumNames<AcquisitionState>.Of(status.State);
        if (key.Owner.Kind == ArtworkOwnerKind.Track)
        {
            rows.TrackLookups.Put(new TrackArtworkLookupEntity
            {
                TrackId = key.Owner.Id,
                Kind = key.KindName,
                Source = key.Source,
                State = state,
                Failures = status.Failures,
                Reason = status.Reason,
                CheckedAt = rows.Now,
                RetryAt = status.DueAt,
            });
        }
        else
        {
            rows.AlbumLookups.Put(new AlbumArtworkLookupEntity
            {
                AlbumId = key.Owner.Id,
                Kind = key.KindName,
                Source = key.Source,
                State = state,
                Failures = status.Failures,
                Reason = status.Reason,
                CheckedAt = rows.Now,
                RetryAt = status.DueAt,
            });
        }
    }

    /// <summary>Deletes statuses of a track or album, so that their sources are asked again.</summary>
    /// <param name="rows">The write.</param>
    /// <param name="owner">The track or album.</param>
    /// <param name="source">The source, or null for all.</param>
    /// <param name="kind">The kind of picture, or null for all.</param>
    /// <returns>The number of deleted statuses.</returns>
    public static int Forget(LibraryRows rows, ArtworkOwner owner, string? source, ArtworkKind? kind)
    {
        string? kindName = kind is { } given ? EnumNames<ArtworkKind>.Of(given) : null;
        return owner.Kind == ArtworkOwnerKind.Track
            ? Remove(rows.TrackLookups, rows.TrackLookups.ByTrack.Find(owner.Id), row => IsMeant(row.Source, row.Kind))
            : Remove(rows.AlbumLookups, rows.AlbumLookups.ByAlbum.Find(owner.Id), row => IsMeant(row.Source, row.Kind));

        bool IsMeant(string rowSource, string rowKind)
            => (source is null || rowSource == source) && (kindName is null || rowKind == kindName);
    }

    private static int Remove<TRow, TKey>(RowSet<TRow, TKey> set, IReadOnlyList<TRow> found, Func<TRow, bool> isMeant)
        where TRow : class
        where TKey : notnull
    {
        int removed = 0;
        foreach (TRow row in found.Where(isMeant))
        {
            set.Remove(row);
            removed++;
        }

        return removed;
    }
}
