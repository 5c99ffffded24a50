using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Sync;

/// <summary>Continues named runs that were interrupted.</summary>
internal sealed class SyncResumption(StoreDatabase database, SyncOptions options)
{
    private static readonly string Running = EnumNames<SyncRunState>.Of(SyncRunState.Running);
    private static readonly string Completed = EnumNames<SyncRunState>.Of(SyncRunState.Completed);

    /// <summary>Tells whether the next run of the same name continues a stored one.</summary>
    public static bool CanResume(SyncRunEntity run, DateTime now, SyncOptions options)
        => run.State != Completed && now - run.UpdatedAt <= options.ResumeWithin;

    /// <summary>Resumes or starts a named run.</summary>
    /// <returns>The original start time when resuming, else null.</returns>
    public async Task<DateTime?> ResumeAsync(SyncRun run, string? name, string platform, CancellationToken cancellationToken)
    {
        if (name is null)
            return null;
        string key = TextRules.Required(name, TextRules.ShortName, nameof(SyncRunOptions.RunName));
        DateTime now = database.Now();
        SyncRunEntity? interrupted = await database.ReadAsync(
            (context, token) => SyncCheckpoints.FindAsync(context, key, token), cancellationToken).ConfigureAwait(false);
        bool isResumed = interrupted is not null && interrupted.Platform == platform && CanResume(interrupted, now, options);
        run.Checkpoint = isResumed
            ? interrupted! with { State = Running, Reason = null, Source = run.Source?.Name }
            : new SyncRunEntity { Name = key, Platform = platform, StartedAt = now, State = Running, Source = run.Source?.Name };
        if (!isResumed)
            return null;
        run.Source?.Resume(interrupted!.StartedAt);
        return interrupted!.StartedAt;
    }

    /// <summary>Lists the ids of a platform that a run need not ask for again.</summary>
    public async Task<HashSet<string>> SyncedSinceAsync(string platform, DateTime since, CancellationToken cancellationToken)
    {
        List<string> ids = await database.ReadAsync(
            (context, token) => context.Set<PlatformInfoEntity>()
                .Where(link => link.Platform == platform && link.Sync!.LastSynced >= since && !link.NeedsUpdate)
                .Select(link => link.PlatformId)
                .ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        return ids.ToHashSet(StringComparer.Ordinal);
    }
}
