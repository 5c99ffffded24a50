using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Acquisition;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Sync;

/// <summary>Stores the progress of named runs. Each chunk saves it in its own transaction.</summary>
internal static class SyncCheckpoints
{
    public static Task<SyncRunEntity?> FindAsync(DbContext context, string name, CancellationToken cancellationToken)
        => context.Set<SyncRunEntity>().Where(run => run.Name == name).FirstOrDefaultAsync(cancellationToken);

    public static void Save(LibraryRows rows, SyncRunEntity run)
    {
        rows.SyncRuns.ByName.Want(run.Name);
        rows.SyncRuns.Put(run with { UpdatedAt = rows.Now });
    }

    /// <summary>Saves how a run has ended.</summary>
    public static void End(LibraryRows rows, SyncRunEntity run, SyncRunState state, string? reason, SyncProgress counts, long missing)
        => Save(rows, run with
        {
            State = EnumNames<SyncRunState>.Of(state),
            Reason = reason is null ? null : FailureReason.Of(reason),
            Added = counts.Added,
            Changed = counts.Changed,
            Unchanged = counts.Unchanged,
            Failed = counts.Failed,
            Missing = missing,
        });
}
