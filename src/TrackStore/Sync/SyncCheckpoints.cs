using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Sync;

/// <summary>Stores the progress of named runs. Each chunk saves it in its own transaction.</summary>
internal static class SyncCheckpoints
{
    public static Task<SyncRunEntity?> FindAsync(DbContext context, string name, CancellationToken cancellationToken)
        => context.Set<SyncRunEntity>().Where(run => run.Name == name).FirstOrDefaultAsync(cancellationToken);

    public static Task<int> SaveAsync(StoreTransaction transaction, SyncRunEntity run, CancellationToken cancellationToken)
        => transaction.ExecuteAsync(
            """
            INSERT INTO sync_runs (name, platform, resume_token, started_at, updated_at) VALUES (@name, @platform, @token, @started, @now)
            ON CONFLICT (name) DO UPDATE SET platform = excluded.platform, resume_token = excluded.resume_token,
                started_at = excluded.started_at, updated_at = excluded.updated_at
            """,
            [
                ("@name", run.Name), ("@platform", run.Platform), ("@token", run.ResumeToken), ("@started", run.StartedAt),
                ("@now", transaction.Now),
            ],
            cancellationToken);

    public static Task<int> DeleteAsync(StoreTransaction transaction, string name, CancellationToken cancellationToken)
        => transaction.ExecuteAsync("DELETE FROM sync_runs WHERE name = @name", [("@name", name)], cancellationToken);
}
