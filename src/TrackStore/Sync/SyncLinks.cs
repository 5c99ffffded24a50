using System.Data.Common;
using TrackStore.Platforms;
using TrackStore.Storage;

namespace TrackStore.Sync;

/// <summary>Reads and writes the links of one transaction's tracks, by statements that are prepared once.</summary>
internal sealed class SyncLinks(StoreTransaction transaction) : IDisposable
{
    private readonly SqlStatement _find = transaction.Prepare(
        """
        SELECT l.track_id, l.platform_uri, l.platform_data, l.fields, l.needs_update, t.album_id, a.title, t.local_path
        FROM track_platform_info l JOIN tracks t ON t.id = l.track_id LEFT JOIN albums a ON a.id = t.album_id
        WHERE l.platform = @platform AND l.platform_id = @id ORDER BY l.track_id
        """,
        "@platform", "@id");

    private readonly SqlStatement _add = transaction.Prepare(
        """
        INSERT INTO track_platform_info (track_id, platform, platform_id, platform_uri, platform_data, fields, last_synced, needs_update)
        VALUES (@track, @platform, @id, @uri, @data, @fields, @now, @stale)
        """,
        "@track", "@platform", "@id", "@uri", "@data", "@fields", "@now", "@stale");

    private readonly SqlStatement _change = transaction.Prepare(
        """
        UPDATE track_platform_info SET platform_uri = @uri, platform_data = @data, fields = @fields, last_synced = @now, needs_update = @stale
        WHERE track_id = @track AND platform = @platform
        """,
        "@uri", "@data", "@fields", "@now", "@stale", "@track", "@platform");

    private readonly SqlStatement _touch = transaction.Prepare(
        "UPDATE track_platform_info SET last_synced = @now, needs_update = @stale WHERE track_id = @track AND platform = @platform",
        "@now", "@stale", "@track", "@platform");

    private readonly SqlStatement _place = transaction.Prepare(
        "SELECT t.album_id, a.title, t.local_path FROM tracks t LEFT JOIN albums a ON a.id = t.album_id WHERE t.id = @track", "@track");

    /// <summary>Finds the tracks that are linked to a platform's item; rarely more than one.</summary>
    public async Task<List<StoredLink>> FindAsync(PlatformLink link, CancellationToken cancellationToken)
    {
        var found = new List<StoredLink>(1);
        DbDataReader rows = await _find.ReadAsync(cancellationToken, link.Platform, link.PlatformId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                found.Add(new StoredLink(rows.GetInt64(0), Text(rows, 1), Text(rows, 2), Text(rows, 3), rows.GetBoolean(4), rows.IsDBNull(5) ? null : rows.GetInt64(5), Text(rows, 6), Text(rows, 7)));
        }

        return found;
    }

    /// <summary>Tells which album a track is on now, and where its file is.</summary>
    public async Task<StoredLink> PlaceAsync(long trackId, CancellationToken cancellationToken)
    {
        DbDataReader rows = await _place.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            // A host's matcher may name what isn't there.
            if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                throw new TrackNotFoundException(trackId);
            return new StoredLink(trackId, null, null, null, false, rows.IsDBNull(0) ? null : rows.GetInt64(0), Text(rows, 1), Text(rows, 2));
        }
    }

    public Task AddAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
        => _add.ExecuteAsync(cancellationToken, trackId, link.Platform, link.PlatformId, link.Uri, link.Data, link.Fields, transaction.Now, false);

    public Task ChangeAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        transaction.Changes.ChangedTrack(trackId);
        return _change.ExecuteAsync(cancellationToken, link.Uri, link.Data, link.Fields, transaction.Now, false, trackId, link.Platform);
    }

    /// <summary>Notes that the platform said nothing new.</summary>
    public Task TouchAsync(StoredLink stored, string platform, CancellationToken cancellationToken)
    {
        if (stored.NeedsUpdate)
            transaction.Changes.ChangedTrack(stored.TrackId);
        return _touch.ExecuteAsync(cancellationToken, transaction.Now, false, stored.TrackId, platform);
    }

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
        _change.Dispose();
        _touch.Dispose();
        _place.Dispose();
    }

    private static string? Text(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
}
