using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Sync;

/// <summary>Lists the named runs, of which there are as many as the host has names.</summary>
internal static class SyncRunReader
{
    private const int Most = 500;

    public static async Task<IReadOnlyList<SyncRunInfo>> ListAsync(
        DbContext context, DateTime now, SyncOptions options, CancellationToken cancellationToken)
    {
        List<SyncRunEntity> runs = await context.Set<SyncRunEntity>()
            .AsNoTracking()
            .OrderByDescending(run => run.UpdatedAt)
            .ThenBy(run => run.Name)
            .Take(Most)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return runs.ConvertAll(run => new SyncRunInfo
        {
            Name = run.Name,
            Platform = run.Platform,
            Source = run.Source,
            State = EnumNames<SyncRunState>.Parse(run.State),
            Reason = run.Reason,
            StartedAt = StoredValues.ToUtc(run.StartedAt),
            UpdatedAt = StoredValues.ToUtc(run.UpdatedAt),
            CanResume = SyncResumption.CanResume(run, now, options),
            Added = run.Added,
            Changed = run.Changed,
            Unchanged = run.Unchanged,
            Failed = run.Failed,
            Missing = run.Missing,
        });
    }
}
