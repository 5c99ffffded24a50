using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Sync;

/// <summary>Marks the links of a source that a complete run did not bring. Works on sets, because there may be very many.</summary>
internal sealed class MissingMarker(StoreDatabase database, SyncSource source)
{
    /// <summary>Marks the links to a platform.</summary>
    /// <returns>How many were marked, and what is reported when the run brought too little to mark anything.</returns>
    public async Task<(int Marked, SyncShortfall? Shortfall)> MarkAsync(string platform, CancellationToken cancellationToken)
    {
        // Most runs have brought everything, and need no write.
        bool isComplete = await database.ReadAsync(
            async (context, token) => !await Unseen(context, platform).AnyAsync(token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return isComplete
            ? (0, null)
            : await database.WriteAsync(
                (transaction, token) => MarkAsync(transaction, platform, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<(int Marked, SyncShortfall? Shortfall)> MarkAsync(
        StoreTransaction transaction, string platform, CancellationToken cancellationToken)
    {
        // What the run itself has added doesn't make up for what it didn't bring.
        long firstNew = source.FirstNewLinkId;
        long known = source.ReplacedIdsOf(platform) + await transaction.ReadAsync(
            context => Listed(context, platform).LongCountAsync(link => link.Id < firstNew, cancellationToken)).ConfigureAwait(false);
        long unseen = await transaction.ReadAsync(
            context => Unseen(context, platform).LongCountAsync(cancellationToken)).ConfigureAwait(false);
        if (unseen == 0)
            return (0, null);
        if (known - unseen < unseen || source.HasFailedTooOften)
            return (0, new SyncShortfall { Platform = platform, Source = source.Name, Brought = known - unseen, Known = known });

        List<long> tracks = await Unseen(transaction.Context, platform)
            .Select(link => link.TrackId)
            .Distinct()
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        DateTime? now = transaction.Now;
        int marked = await Unseen(transaction.Context, platform)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.MissingSince, now), cancellationToken)
            .ConfigureAwait(false);
        foreach (long trackId in tracks)
            transaction.Changes.ChangedTrack(trackId);
        return (marked, null);
    }

    private IQueryable<PlatformInfoEntity> Listed(DbContext context, string platform) => context.Set<PlatformInfoEntity>()
        .Where(link => link.Platform == platform && link.Source == source.Name && link.MissingSince == null);

    private IQueryable<PlatformInfoEntity> Unseen(DbContext context, string platform)
    {
        DateTime since = source.Since;
        IQueryable<PlatformInfoEntity> links = Listed(context, platform)
            .Where(link => !context.Set<PlatformSyncEntity>().Any(sync => sync.LinkId == link.Id && sync.LastSynced >= since));
        List<string> failed = source.FailedIdsOf(platform);
        return failed.Count == 0 ? links : links.Where(link => !EF.Parameter(failed).Contains(link.PlatformId));
    }
}
