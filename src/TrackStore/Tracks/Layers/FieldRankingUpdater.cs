using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Layers;

/// <summary>Applies a changed ranking of platforms to the tracks that have values of platforms or genres of several sources.</summary>
internal sealed class FieldRankingUpdater(FieldRanking ranking, ILogger<FieldRankingUpdater>? logger = null) : IStartupTask
{
    private readonly ILogger _logger = logger ?? NullLogger<FieldRankingUpdater>.Instance;

    public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        var update = new SettingUpdate(database, "ranking", ranking.Fingerprint);
        var stage = new SettingUpdateStage("track", counters => counters.Tracks, Tracks, UpdateAsync);
        if (await update.RunAsync([stage], cancellationToken).ConfigureAwait(false))
            Log.RankingApplied(_logger);
    }

    private static IQueryable<long> Tracks(DbContext context, long after, int limit) => context.Set<TrackEntity>()
        .Where(track => track.Id > after && (track.PlatformInfo.Any() || track.Genres.Any()))
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
