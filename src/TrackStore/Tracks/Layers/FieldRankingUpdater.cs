using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Fields;
using TrackStore.Storage;

namespace TrackStore.Tracks.Layers;

/// <summary>Applies a changed ranking of platforms to the tracks that have values of platforms or genres of several sources.</summary>
internal sealed class FieldRankingUpdater(FieldRanking ranking, ILogger<FieldRankingUpdater>? logger = null) : IStartupTask
{
    private const string Tracks = """
        SELECT id FROM tracks WHERE id > @after AND (EXISTS (SELECT 1 FROM track_platform_info p WHERE p.track_id = tracks.id)
            OR EXISTS (SELECT 1 FROM track_genres g WHERE g.track_id = tracks.id))
        ORDER BY id LIMIT @limit
        """;

    private readonly ILogger _logger = logger ?? NullLogger<FieldRankingUpdater>.Instance;

    public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        var update = new SettingUpdate(database, "ranking", ranking.Fingerprint);
        if (await update.RunAsync([new SettingUpdateStage("track", Tracks, UpdateAsync)], cancellationToken).ConfigureAwait(false))
            Log.RankingApplied(_logger);
    }

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
