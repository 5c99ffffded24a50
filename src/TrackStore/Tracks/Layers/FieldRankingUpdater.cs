using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Layers;

/// <summary>Applies a changed ranking of platforms to the tracks that have values of platforms or genres of several sources.</summary>
internal sealed class FieldRankingUpdater(FieldRanking ranking, ILogger<FieldRankingUpdater>? logger = null) : IStartupTask, IDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<FieldRankingUpdater>.Instance;
    private readonly SemaphoreSlim _running = new(1);

    public Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
        => RunAsync(database, updated: null, cancellationToken);

    /// <summary>Brings the tracks in line with the ranking in use, after another update has ended.</summary>
    /// <param name="database">The library.</param>
    /// <param name="updated">Told after each transaction how many tracks it has updated; or null.</param>
    /// <param name="cancellationToken">Stops the update between two transactions.</param>
    public async Task RunAsync(StoreDatabase database, Action<int>? updated, CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var update = new SettingUpdate(database, "ranking", ranking.Fingerprint);
            var stage = new SettingUpdateStage("track", counters => counters.Tracks, Tracks, UpdateAsync, updated);
            if (await update.RunAsync([stage], cancellationToken).ConfigureAwait(false))
                Log.RankingApplied(_logger);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    /// <summary>Counts the tracks that an update looks at.</summary>
    public static Task<int> CountAsync(DbContext context, CancellationToken cancellationToken)
        => Concerned(context).CountAsync(cancellationToken);

    private static IQueryable<TrackEntity> Concerned(DbContext context)
        => context.Set<TrackEntity>().Where(track => track.PlatformInfo.Any() || track.Genres.Any());

    private static IQueryable<long> Tracks(DbContext context, long after, int limit) => Concerned(context)
        .Where(track => track.Id > after)
        .OrderBy(track => track.Id)
        .Select(track => track.Id)
        .Take(limit);

    private async Task UpdateAsync(StoreTransaction transaction, IReadOnlyList<long> trackIds, CancellationToken cancellationToken)
        => await transaction.PlanAsync(
            rows =>
            {
                var tracks = new TrackPlanner(rows, ranking);
                foreach (long trackId in trackIds)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    tracks.Project(trackId);
                    tracks.Genres.ShowBest(trackId);
                }

                return trackIds.Count;
            },
            cancellationToken).ConfigureAwait(false);
}
