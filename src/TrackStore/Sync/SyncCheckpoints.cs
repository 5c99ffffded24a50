using Microsoft.EntityFrameworkCore;
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

    /// <summary>Deletes the progress of a run.</summary>
    /// <returns>False when there was none.</returns>
    public static bool Delete(LibraryRows rows, string name)
    {
        if (rows.SyncRuns.ByName.FindOne(name) is not { } run)
            return false;
        rows.SyncRuns.Remove(run);
        return true;
    }
}
