using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;

namespace TrackStore.Artwork.Selection;

/// <summary>Applies a changed ranking of artwork sources to the tracks and albums that have pictures of several sources.</summary>
internal sealed class ArtworkRankingUpdater(IOptions<ArtworkOptions> options, ILogger<ArtworkRankingUpdater>? logger = null) : IStartupTask
{
    private const string Tracks =
        "SELECT DISTINCT track_id FROM track_artworks WHERE track_id > @after ORDER BY track_id LIMIT @limit";

    private const string Albums =
        "SELECT DISTINCT album_id FROM album_artworks WHERE album_id > @after ORDER BY album_id LIMIT @limit";

    private readonly ILogger _logger = logger ?? NullLogger<ArtworkRankingUpdater>.Instance;
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        var update = new SettingUpdate(database, "artwork_ranking", string.Join(',', _ranking).ToLowerInvariant());
        bool hasChanged = await update.RunAsync(
            [
                new SettingUpdateStage(
                    "track",
                    Tracks,
                    (transaction, ids, token) => ShowBestAsync(transaction, ids.Select(ArtworkOwner.Track), token)),
                new SettingUpdateStage(
                    "album",
                    Albums,
                    (transaction, ids, token) => ShowBestAsync(transaction, ids.Select(ArtworkOwner.Album), token)),
            ],
            cancellationToken).ConfigureAwait(false);
        if (hasChanged)
            Log.ArtworkRankingApplied(_logger);
    }

    private async Task ShowBestAsync(
        StoreTransaction transaction,
        IEnumerable<ArtworkOwner> owners,
        CancellationToken cancellationToken)
    {
        foreach (ArtworkOwner owner in owners)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
            {
                var links = new ArtworkLinks(transaction, owner, kind);
                if ((await links.ReadAsync(cancellationToken).ConfigureAwait(false)).Count > 1)
                    await links.ShowBestAsync(_ranking, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
