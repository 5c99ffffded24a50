using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Artwork;
using TrackStore.Artwork.Linking;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Sql;

namespace TrackStore.Tracks.Layers;

/// <summary>
/// Applies a ranking that was changed since the library was last opened: to all that has sources to rank, a few hundred in a transaction. Each of
/// them writes how far it got, so that an interrupted run goes on there.
/// </summary>
internal sealed class FieldRankingUpdater(FieldRanking ranking, IOptions<ArtworkOptions> artwork, ILogger<FieldRankingUpdater>? logger = null) : IStartupTask
{
    private const string AppliedKey = "ranking";
    private const string PositionKey = "ranking_position";
    private const int Chunk = 500;

    private const string Tracks = """
        SELECT id FROM tracks WHERE id > @after AND (EXISTS (SELECT 1 FROM track_platform_info p WHERE p.track_id = tracks.id)
            OR EXISTS (SELECT 1 FROM track_genres g WHERE g.track_id = tracks.id) OR EXISTS (SELECT 1 FROM track_artworks a WHERE a.track_id = tracks.id))
        ORDER BY id LIMIT @limit
        """;

    private const string Albums = "SELECT DISTINCT album_id FROM album_artworks WHERE album_id > @after ORDER BY album_id LIMIT @limit";

    private readonly ILogger _logger = logger ?? NullLogger<FieldRankingUpdater>.Instance;
    private readonly IReadOnlyList<string> _artworkRanking = [.. artwork.Value.SourceRanking];

    public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        string wanted = $"{ranking.Fingerprint};pictures={string.Join(',', _artworkRanking).ToLowerInvariant()}";
        (string? applied, string? position, bool hasTracks) = await database.ReadAsync(
            async (context, token) => (
                await StoreSettings.ReadAsync(context, AppliedKey, token).ConfigureAwait(false),
                await StoreSettings.ReadAsync(context, PositionKey, token).ConfigureAwait(false),
                await context.Set<TrackEntity>().AnyAsync(token).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
        if (applied == wanted)
            return;
        if (hasTracks)
            await UpdateAsync(database, wanted, position, cancellationToken).ConfigureAwait(false);
        await database.WriteAsync((transaction, token) => StoreSettings.WriteAsync(transaction, AppliedKey, wanted, token), cancellationToken).ConfigureAwait(false);
        if (applied is not null)
            Log.RankingApplied(_logger);
    }

    private async Task UpdateAsync(StoreDatabase database, string wanted, string? position, CancellationToken cancellationToken)
    {
        // A position counts for the ranking that it was reached with.
        string[] reached = position is not null && position.EndsWith(wanted, StringComparison.Ordinal) ? position.Split(' ', 3) : [EnumNames<ImageSubject>.Of(ImageSubject.Track), "0"];
        ImageSubject first = EnumNames<ImageSubject>.Parse(reached[0]);
        foreach (ImageSubject subject in Enum.GetValues<ImageSubject>().Where(subject => subject >= first))
        {
            long? last = subject == first ? long.Parse(reached[1], CultureInfo.InvariantCulture) : 0;
            while (last is { } after)
            {
                last = await database.WriteAsync((transaction, token) => UpdateChunkAsync(transaction, subject, after, wanted, token), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Updates one chunk and gives its last id, or null when there was nothing left.</summary>
    private async Task<long?> UpdateChunkAsync(StoreTransaction transaction, ImageSubject subject, long after, string wanted, CancellationToken cancellationToken)
    {
        List<long> ids = await ReadIdsAsync(transaction, subject == ImageSubject.Track ? Tracks : Albums, after, cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0)
            return null;

        using var writer = new TrackWriter(transaction, ranking);
        using var genres = new GenreWriter(transaction, ranking);
        foreach (long id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (subject == ImageSubject.Track)
            {
                await writer.ProjectAsync(id, cancellationToken).ConfigureAwait(false);
                await genres.ShowBestAsync(id, cancellationToken).ConfigureAwait(false);
            }

            await ShowBestPicturesAsync(transaction, subject, id, cancellationToken).ConfigureAwait(false);
        }

        await StoreSettings.WriteAsync(
            transaction,
            PositionKey,
            string.Create(CultureInfo.InvariantCulture, $"{EnumNames<ImageSubject>.Of(subject)} {ids[^1]} {wanted}"),
            cancellationToken).ConfigureAwait(false);
        return ids[^1];
    }

    private async Task ShowBestPicturesAsync(StoreTransaction transaction, ImageSubject subject, long id, CancellationToken cancellationToken)
    {
        foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
        {
            var links = new ArtworkLinks(transaction, subject, id, kind);
            if ((await links.ReadAsync(cancellationToken).ConfigureAwait(false)).Count > 1)
                await links.ShowBestAsync(_artworkRanking, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<List<long>> ReadIdsAsync(StoreTransaction transaction, string sql, long after, CancellationToken cancellationToken)
    {
        var ids = new List<long>(Chunk);
        using SqlStatement list = transaction.Prepare(sql, "@after", "@limit");
        SqlRows rows = await list.ReadAsync(cancellationToken, after, Chunk).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                ids.Add(rows.Integer(0));
        }

        return ids;
    }
}
