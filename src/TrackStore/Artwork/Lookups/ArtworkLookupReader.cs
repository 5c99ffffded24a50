using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Lookups;

/// <summary>Reads the results of the last lookups.</summary>
internal static class ArtworkLookupReader
{
    public static IQueryable<ArtworkLookupRow> Of(DbContext context, ArtworkOwnerKind ownerKind) => ownerKind == ArtworkOwnerKind.Track
        ? context.Set<TrackArtworkLookupEntity>().Select(l => new ArtworkLookupRow
        {
            Id = l.TrackId,
            Kind = l.Kind,
            Source = l.Source,
            State = l.State,
            Failures = l.Failures,
            Reason = l.Reason,
            CheckedAt = l.CheckedAt,
            RetryAt = l.RetryAt,
        })
        : context.Set<AlbumArtworkLookupEntity>().Select(l => new ArtworkLookupRow
        {
            Id = l.AlbumId,
            Kind = l.Kind,
            Source = l.Source,
            State = l.State,
            Failures = l.Failures,
            Reason = l.Reason,
            CheckedAt = l.CheckedAt,
            RetryAt = l.RetryAt,
        });

    public static Task<ArtworkLookupRow?> FindAsync(DbContext context, ArtworkLookupKey key, CancellationToken cancellationToken)
    {
        string kind = key.KindName;
        return Of(context, key.Owner.Kind).FirstOrDefaultAsync(
            row => row.Id == key.Owner.Id && row.Kind == kind && row.Source == key.Source,
            cancellationToken);
    }

    /// <summary>
    /// Gets the result of the last lookup. A row is newer than a link of the same source, because linking a picture deletes the row.
    /// </summary>
    public static async Task<ArtworkLookup?> GetAsync(DbContext context, ArtworkLookupKey key, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, key, cancellationToken).ConfigureAwait(false) is { } row)
            return row.ToLookup(key.Owner.Kind);
        IReadOnlyList<ArtworkLink> links = await ArtworkLinkReader.ListAsync(context, key.Owner, key.Kind, cancellationToken)
            .ConfigureAwait(false);
        return links.FirstOrDefault(link => link.Source == key.Source) is { ArtworkId: { } artworkId, CreatedAt: var createdAt }
            ? new ArtworkLookup.Found
            {
                Owner = key.Owner,
                Source = key.Source,
                Kind = key.Kind,
                CheckedAt = new DateTimeOffset(DateTime.SpecifyKind(createdAt, DateTimeKind.Utc)),
                ArtworkId = artworkId,
            }
            : null;
    }

    /// <summary>Lists the stored absences and failures of one owner and kind, by source.</summary>
    public static async Task<IReadOnlyList<ArtworkLookup>> ListAsync(
        DbContext context,
        ArtworkOwner owner,
        ArtworkKind kind,
        CancellationToken cancellationToken)
    {
        string kindName = EnumNames<ArtworkKind>.Of(kind);
        List<ArtworkLookupRow> rows = await Of(context, owner.Kind)
            .Where(row => row.Id == owner.Id && row.Kind == kindName)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.OrderBy(row => row.Source, StringComparer.Ordinal).Select(row => row.ToLookup(owner.Kind)).OfType<ArtworkLookup>()];
    }

    /// <summary>Lists the lookups of a source that are due, in the order of the index.</summary>
    public static async Task<IReadOnlyList<ArtworkLookup>> ListDueAsync(
        DbContext context,
        ArtworkOwnerKind ownerKind,
        string source,
        DateTime now,
        int limit,
        ArtworkLookup? after,
        CancellationToken cancellationToken)
    {
        string[] kinds = [.. Enum.GetValues<ArtworkKind>().Select(EnumNames<ArtworkKind>.Of)];
        IQueryable<ArtworkLookupRow> due = Of(context, ownerKind)
            .Where(row => row.Source == source && row.RetryAt <= now && kinds.Contains(row.Kind));
        if (after is { NextLookupAt: { } nextLookupAt })
        {
            long id = after.Owner.Id;
            DateTime at = nextLookupAt.UtcDateTime;
            string kind = EnumNames<ArtworkKind>.Of(after.Kind);
            due = due.Where(row => row.RetryAt >= at
                && (row.RetryAt > at || row.Id > id || (row.Id == id && string.Compare(row.Kind, kind) > 0)));
        }

        List<ArtworkLookupRow> rows = await due
            .OrderBy(row => row.RetryAt)
            .ThenBy(row => row.Id)
            .ThenBy(row => row.Kind)
            .Take(limit)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(row => row.ToLookup(ownerKind)!)];
    }
}
