using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities.Decisions;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>
/// Forgets the oldest changes of the history, a few in each write: first their entries, then their parts, then what only they had kept.
/// </summary>
internal static class HistoryTrimmer
{
    private const int MostEntries = 32;
    private const int MostParts = 32;
    private const int MostArtworks = 200;

    /// <summary>Takes one step.</summary>
    /// <returns>True when there may be more to forget.</returns>
    public static async Task<bool> StepAsync(StoreTransaction transaction, HistoryRetention retention, CancellationToken cancellationToken)
    {
        long last = await LastExpiredAsync(transaction, retention, cancellationToken).ConfigureAwait(false);
        int entries = last == 0 ? 0 : await transaction.Context.Set<ChangeHistoryEntity>()
            .Where(change => change.Id <= last)
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);

        // What is left of changes that earlier steps have forgotten goes too.
        long firstKept = await transaction.ReadAsync(context => context.Set<ChangeHistoryEntity>()
            .MinAsync(change => (long?)change.Id, cancellationToken)).ConfigureAwait(false) ?? long.MaxValue;
        int parts = await DeletePartsAsync(transaction, firstKept, cancellationToken).ConfigureAwait(false);
        int artworks = await ReleaseArtworksAsync(transaction, firstKept, cancellationToken).ConfigureAwait(false);
        return entries > 0 || parts == MostParts || artworks == MostArtworks;
    }

    /// <summary>
    /// Tells whether the oldest change is too old, there are too many or too large ones, or something is left of one that was forgotten.
    /// </summary>
    public static async Task<bool> IsDueAsync(
        DbContext context, DateTime now, HistoryRetention retention, CancellationToken cancellationToken)
    {
        var first = await context.Set<ChangeHistoryEntity>()
            .OrderBy(change => change.Id)
            .Select(change => new { change.Id, change.CreatedAt })
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
        long firstKept = first?.Id ?? long.MaxValue;
        return first?.CreatedAt <= now - retention.Age
            || (first is not null && await IsTooMuchAsync(context, first.Id, retention, cancellationToken).ConfigureAwait(false))
            || await context.Set<ChangeHistoryPartEntity>().AnyAsync(part => part.HistoryId < firstKept, cancellationToken)
                .ConfigureAwait(false)
            || await context.Set<ChangeHistoryArtworkEntity>().AnyAsync(artwork => artwork.HistoryId < firstKept, cancellationToken)
                .ConfigureAwait(false);
    }

    private static async Task<bool> IsTooMuchAsync(
        DbContext context, long first, HistoryRetention retention, CancellationToken cancellationToken)
    {
        long newest = await context.Set<ChangeHistoryEntity>().MaxAsync(change => change.Id, cancellationToken).ConfigureAwait(false);
        return first <= newest - retention.Entries
            || (first != newest && await context.Set<ChangeHistoryEntity>().SumAsync(change => change.ByteLength, cancellationToken)
                .ConfigureAwait(false) > retention.Bytes);
    }

    /// <summary>Returns the id of the last change to forget in this step, or 0.</summary>
    private static async Task<long> LastExpiredAsync(
        StoreTransaction transaction, HistoryRetention retention, CancellationToken cancellationToken)
    {
        List<ChangeHistoryEntity> oldest = await transaction.ReadAsync(context => context.Set<ChangeHistoryEntity>()
            .OrderBy(change => change.Id)
            .Take(MostEntries)
            .ToListAsync(cancellationToken)).ConfigureAwait(false);
        if (oldest.Count == 0)
            return 0;
        (long newest, long bytes) = await transaction.ReadAsync(async context => (
            await context.Set<ChangeHistoryEntity>().MaxAsync(change => change.Id, cancellationToken).ConfigureAwait(false),
            await context.Set<ChangeHistoryEntity>().SumAsync(change => change.ByteLength, cancellationToken).ConfigureAwait(false)))
            .ConfigureAwait(false);
        DateTime expired = transaction.Now - retention.Age;
        long last = 0;
        foreach (ChangeHistoryEntity change in oldest)
        {
            bool isTooMuch = bytes > retention.Bytes && change.Id != newest;
            if (change.CreatedAt > expired && change.Id > newest - retention.Entries && !isTooMuch)
                break;
            last = change.Id;
            bytes -= change.ByteLength;
        }

        return last;
    }

    private static async Task<int> DeletePartsAsync(StoreTransaction transaction, long firstKept, CancellationToken cancellationToken)
    {
        var parts = await transaction.ReadAsync(context => context.Set<ChangeHistoryPartEntity>()
            .Where(part => part.HistoryId < firstKept)
            .OrderBy(part => part.HistoryId)
            .ThenBy(part => part.Number)
            .Take(MostParts)
            .Select(part => new { part.HistoryId, part.Number })
            .ToListAsync(cancellationToken)).ConfigureAwait(false);
        foreach (var ofChange in parts.GroupBy(part => part.HistoryId))
        {
            (long id, int last) = (ofChange.Key, ofChange.Max(part => part.Number));
            await transaction.Context.Set<ChangeHistoryPartEntity>()
                .Where(part => part.HistoryId == id && part.Number <= last)
                .ExecuteDeleteAsync(cancellationToken)
                .ConfigureAwait(false);
        }

        return parts.Count;
    }

    private static async Task<int> ReleaseArtworksAsync(StoreTransaction transaction, long firstKept, CancellationToken cancellationToken)
    {
        List<ChangeHistoryArtworkEntity> kept = await transaction.ReadAsync(context => context.Set<ChangeHistoryArtworkEntity>()
            .Where(artwork => artwork.HistoryId < firstKept)
            .OrderBy(artwork => artwork.HistoryId)
            .ThenBy(artwork => artwork.ArtworkId)
            .Take(MostArtworks)
            .ToListAsync(cancellationToken)).ConfigureAwait(false);
        if (kept.Count > 0)
        {
            await transaction.PlanAsync(
                rows =>
                {
                    foreach (ChangeHistoryArtworkEntity artwork in kept)
                    {
                        rows.HistoryArtworks.AddStored(artwork);
                        rows.HistoryArtworks.Remove(artwork);
                        rows.ReleaseArtwork(artwork.CurrentId);
                    }
                },
                cancellationToken).ConfigureAwait(false);
            await transaction.WritePlanAsync(cancellationToken).ConfigureAwait(false);
        }

        return kept.Count;
    }
}
