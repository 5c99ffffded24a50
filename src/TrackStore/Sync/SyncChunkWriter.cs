using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Tracks.Matching;

namespace TrackStore.Sync;

/// <summary>Plans and writes the tracks of a chunk.</summary>
internal sealed class SyncChunkWriter(SyncDependencies dependencies, bool includeArtwork, SyncSource? source)
{
    public async Task<SyncChunkResult> WriteAsync(
        StoreTransaction transaction, IReadOnlyList<SyncEntry> chunk, SyncRunEntity? checkpoint, CancellationToken cancellationToken)
    {
        var identities = new CandidateIdentities();
        var prefetch = new SyncPrefetch(chunk, dependencies, identities, includeArtwork, source);
        await transaction.PrefetchAsync(prefetch.WantLinks, cancellationToken).ConfigureAwait(false);
        await transaction.PrefetchAsync(prefetch.WantTracks, cancellationToken).ConfigureAwait(false);
        await transaction.PrefetchAsync(prefetch.WantCandidates, cancellationToken).ConfigureAwait(false);
        return await transaction.PlanAsync(
            rows =>
            {
                var planner = new SyncPlanner(rows, dependencies, identities, includeArtwork, source);
                List<SyncOutcome> outcomes = planner.Plan(chunk, cancellationToken);
                SyncRunEntity? saved = checkpoint is null ? null : Advance(checkpoint, chunk, outcomes, rows.Now);
                if (saved is not null)
                    SyncCheckpoints.Save(rows, saved);
                return new SyncChunkResult(
                    outcomes,
                    planner.PendingDownloads,
                    saved,
                    planner.FirstNewLinkId,
                    planner.AssumedAlbums,
                    rows.Now);
            },
            cancellationToken).ConfigureAwait(false);
    }

    // A run that is killed has to bring the items again that are held back, so it resumes before the first of them.
    private SyncRunEntity Advance(SyncRunEntity checkpoint, IReadOnlyList<SyncEntry> chunk, List<SyncOutcome> outcomes, DateTime now)
    {
        int stored = source is { Held.Count: > 0 } ? 0 : outcomes.FindIndex(outcome => outcome.IsHeld);
        IEnumerable<SyncEntry> passed = stored < 0 ? chunk : chunk.Take(stored);
        string? token = passed.LastOrDefault(entry => entry.Track?.Track.ResumeToken is not null).Track?.Track.ResumeToken;
        return checkpoint with
        {
            ResumeToken = token ?? checkpoint.ResumeToken,
            StartedAt = now < checkpoint.StartedAt ? now : checkpoint.StartedAt,
        };
    }
}
