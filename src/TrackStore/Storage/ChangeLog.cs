using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage;

/// <summary>
/// The table by which processes that share a library tell one another what they changed. A write adds its rows in its own transaction, so that who
/// sees the row sees the change. Only the newest rows are kept: who is further behind takes everything for changed.
/// </summary>
internal static class ChangeLog
{
    public const string TrackArtwork = "track_artwork";
    public const string AlbumArtwork = "album_artwork";

    /// <summary>The kind of the row that stands for more changes than are worth a row each.</summary>
    public const string Everything = "everything";

    private const int KeptRows = 10_000;
    private const int MaxRowsOfWrite = 500;

    /// <summary>Writes down what the transaction changes.</summary>
    public static async Task WriteAsync(StoreTransaction transaction, string writer, CancellationToken cancellationToken)
    {
        ArtworkChange change = transaction.Changes.OfKnown;
        if (change.IsNothing)
            return;
        using SqlStatement add = transaction.Prepare(
            "INSERT INTO change_log (writer, kind, entity_id) VALUES (@writer, @kind, @entity) RETURNING id", "@writer", "@kind", "@entity");
        long? last = null;
        if (change.TrackIds.Count + change.AlbumIds.Count > MaxRowsOfWrite)
        {
            last = await add.NumberAsync(cancellationToken, writer, Everything, 0L).ConfigureAwait(false);
        }
        else
        {
            foreach (long trackId in change.TrackIds)
                last = await add.NumberAsync(cancellationToken, writer, TrackArtwork, trackId).ConfigureAwait(false);
            foreach (long albumId in change.AlbumIds)
                last = await add.NumberAsync(cancellationToken, writer, AlbumArtwork, albumId).ConfigureAwait(false);
        }

        await transaction.ExecuteAsync("DELETE FROM change_log WHERE id <= @id", [("@id", last - KeptRows)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the newest row's number, 0 when there is none.</summary>
    public static async Task<long> LastAsync(DbContext context, CancellationToken cancellationToken)
        => await context.Set<ChangeLogEntity>().MaxAsync(row => (long?)row.Id, cancellationToken).ConfigureAwait(false) ?? 0;

    /// <summary>Gives what others changed behind a row, and the number of the newest row.</summary>
    public static async Task<(ArtworkChange Change, long Last)> ReadAsync(DbContext context, long after, string reader, CancellationToken cancellationToken)
    {
        List<ChangeLogEntity> rows = await context.Set<ChangeLogEntity>()
            .Where(row => row.Id > after)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (rows.Count == 0)
            return (new ArtworkChange([], []), after);

        long last = rows[^1].Id;
        bool isBehind = rows[0].Id > after + 1;
        rows.RemoveAll(row => row.Writer == reader);
        return isBehind || rows.Exists(row => row.Kind == Everything)
            ? (ArtworkChange.Everything, last)
            : (new ArtworkChange(IdsOf(rows, TrackArtwork), IdsOf(rows, AlbumArtwork)), last);
    }

    private static HashSet<long> IdsOf(List<ChangeLogEntity> rows, string kind) => [.. rows.Where(row => row.Kind == kind).Select(row => row.EntityId)];
}
