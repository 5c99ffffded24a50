using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Selection;

/// <summary>Applies a changed ranking of artwork sources to the tracks and albums that have pictures of several sources.</summary>
internal sealed class ArtworkRankingUpdater(IOptions<ArtworkOptions> options, ILogger<ArtworkRankingUpdater>? logger = null) : IStartupTask
{
    private readonly ILogger _logger = logger ?? NullLogger<ArtworkRankingUpdater>.Instance;
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        var update = new SettingUpdate(database, "artwork_ranking", string.Join(',', _ranking).ToLowerInvariant());
        bool hasChanged = await update.RunAsync(
            [
                new SettingUpdateStage("track", counters => counters.Tracks, Tracks, (transaction, ids, token)
                    => transaction.PlanAsync(rows => ShowBest(rows, [.. ids.Select(ArtworkOwner.Track)]), token)),
                new SettingUpdateStage("album", counters => counters.Albums, Albums, (transaction, ids, token)
                    => transaction.PlanAsync(rows => ShowBest(rows, [.. ids.Select(ArtworkOwner.Album)]), token)),
            ],
            cancellationToken).ConfigureAwait(false);
        if (hasChanged)
            Log.ArtworkRankingApplied(_logger);
    }

    private static IQueryable<long> Tracks(DbContext context, long after, int limit) => context.Set<TrackArtworkEntity>()
        .Where(link => link.TrackId > after)
        .Select(link => link.TrackId)
        .Distinct()
        .OrderBy(id => id)
        .Take(limit);

    private static IQueryable<long> Albums(DbContext context, long after, int limit) => context.Set<AlbumArtworkEntity>()
        .Where(link => link.AlbumId > after)
        .Select(link => link.AlbumId)
        .Distinct()
        .OrderBy(id => id)
        .Take(limit);

    private void ShowBest(LibraryRows rows, IReadOnlyList<ArtworkOwner> owners)
    {
        foreach (ArtworkOwner owner in owners)
        {
            foreach ((string kindName, int count) in ArtworkLinkRows.Find(rows, owner).CountBy(row => row.Kind))
            {
                // A newer version of the library may have written kinds that this one doesn't know.
                if (count > 1 && EnumNames<ArtworkKind>.TryParse(kindName) is { } kind)
                    new ArtworkLinks(rows, owner, kind).ShowBest(_ranking);
            }
        }
    }
}
