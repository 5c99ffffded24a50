using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Platforms;

/// <summary>
/// Reads the links that need a sync, primary or not: those that are marked for an update, and those that were synced too long ago or never.
/// </summary>
internal sealed class StaleLinkReader(StoreDatabase database)
{
    private const int Page = 500;

    public Task<long> CountAsync(string platform, DateTime? syncedBefore, CancellationToken cancellationToken)
        => database.ReadAsync((context, token) => Stale(context, platform, syncedBefore).LongCountAsync(token), cancellationToken);

    /// <summary>Lists the platform's ids in pages. Links refreshed in the meantime are not listed again.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> ListAsync(
        string platform,
        DateTime? syncedBefore,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (long trackId, long linkId) = (0, 0);
        while (true)
        {
            var page = await database.ReadAsync(
                (context, token) => Stale(context, platform, syncedBefore)
                    .Where(link => link.TrackId >= trackId && (link.TrackId > trackId || link.Id > linkId))
                    .OrderBy(link => link.TrackId)
                    .ThenBy(link => link.Id)
                    .Take(Page)
                    .Select(link => new { link.TrackId, link.Id, link.PlatformId })
                    .ToListAsync(token),
                cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
                yield break;
            (trackId, linkId) = (page[^1].TrackId, page[^1].Id);
            yield return [.. page.Select(link => link.PlatformId).Distinct()];
        }
    }

    private static IQueryable<PlatformInfoEntity> Stale(DbContext context, string platform, DateTime? syncedBefore)
    {
        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>().Where(link => link.Platform == platform);
        return syncedBefore is { } time
            ? links.Where(link => link.NeedsUpdate || link.Sync!.LastSynced == null || link.Sync!.LastSynced < time)
            : links.Where(link => link.NeedsUpdate);
    }
}
