using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Platforms;

/// <summary>Writes links to platform items within one transaction, with statements that are prepared once.</summary>
internal sealed class PlatformLinkWriter(StoreTransaction transaction, PlatformLinkReader reader) : IDisposable
{
    // A repeated run mostly finds links that have not changed: their sync times are written with one statement for many of them.
    private const int TouchedAtOnce = 64;

    // What is not provided stays as it is, unless the link now leads to another item.
    private const string Upsert = """
        INSERT INTO track_platform_info (track_id, platform, platform_id, platform_uri, platform_data, fields, needs_update)
        VALUES (@track, @platform, @platform_id, @uri, @data, @fields, @stale)
        ON CONFLICT (track_id, platform) DO UPDATE SET
            platform_uri = CASE WHEN track_platform_info.platform_id = excluded.platform_id
                THEN coalesce(excluded.platform_uri, track_platform_info.platform_uri) ELSE excluded.platform_uri END,
            platform_data = CASE WHEN track_platform_info.platform_id = excluded.platform_id
                THEN coalesce(excluded.platform_data, track_platform_info.platform_data) ELSE excluded.platform_data END,
            fields = CASE WHEN track_platform_info.platform_id = excluded.platform_id
                THEN coalesce(excluded.fields, track_platform_info.fields) ELSE excluded.fields END,
            platform_id = excluded.platform_id,
            needs_update = excluded.needs_update
        """;

    private const string UpsertTime = """
        INSERT INTO track_platform_syncs (track_id, platform, last_synced) VALUES (@track, @platform, @now)
        ON CONFLICT (track_id, platform) DO UPDATE SET last_synced = excluded.last_synced
        """;

    // The sync time is not compared: asking a platform again does not change the track.
    private const string FindSame = """
        SELECT 1 FROM track_platform_info
        WHERE track_id = @track AND platform = @platform AND platform_id = @platform_id AND needs_update = @stale
            AND coalesce(@uri, platform_uri) IS NOT DISTINCT FROM platform_uri
            AND coalesce(@data, platform_data) IS NOT DISTINCT FROM platform_data
            AND coalesce(@fields, fields) IS NOT DISTINCT FROM fields
        """;

    private readonly Dictionary<string, List<long>> _touched = [];
    private readonly Dictionary<int, SqlStatement> _touch = [];
    private readonly SqlRowUpdater _updates = new(transaction, Schema.PlatformInfo, "track_id", "platform");

    private readonly SqlStatement _add = transaction.Prepare(
        """
        INSERT INTO track_platform_info (track_id, platform, platform_id, platform_uri, platform_data, fields, needs_update)
        VALUES (@track, @platform, @id, @uri, @data, @fields, @stale)
        """,
        "@track", "@platform", "@id", "@uri", "@data", "@fields", "@stale");

    private readonly SqlStatement _addTime = transaction.Prepare(
        "INSERT INTO track_platform_syncs (track_id, platform, last_synced) VALUES (@track, @platform, @now)",
        "@track", "@platform", "@now");

    /// <summary>Links a track to an item, or updates the link that it has on the platform.</summary>
    public static async Task UpsertAsync(StoreTransaction transaction, long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        using (SqlStatement find = transaction.Prepare(
            FindSame, "@track", "@platform", "@platform_id", "@uri", "@data", "@fields", "@stale"))
        {
            long? same = await find.NumberAsync(
                cancellationToken, trackId, link.Platform, link.PlatformId, link.Uri, link.Data, link.Fields, false)
                .ConfigureAwait(false);
            if (same is null)
                transaction.Changes.ChangedTrack(trackId);
        }

        await transaction.ExecuteAsync(
            Upsert,
            [
                ("@track", trackId), ("@platform", link.Platform), ("@platform_id", link.PlatformId), ("@uri", link.Uri), (
                    "@data", link.Data),
                ("@fields", link.Fields), ("@stale", false),
            ],
            cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            UpsertTime,
            [("@track", trackId), ("@platform", link.Platform), ("@now", transaction.Now)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a track's link to a platform.</summary>
    public static async Task DeleteAsync(StoreTransaction transaction, long trackId, string platform, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            "DELETE FROM track_platform_info WHERE track_id = @track AND platform = @platform",
            [("@track", trackId), ("@platform", platform)],
            cancellationToken).ConfigureAwait(false);
        transaction.Changes.ChangedTrack(trackId);
    }

    /// <summary>Links a track that has no link on the platform.</summary>
    public async ValueTask AddAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        reader.Invalidate(trackId, link);
        await _add.ExecuteAsync(cancellationToken, trackId, link.Platform, link.PlatformId, link.Uri, link.Data, link.Fields, false)
            .ConfigureAwait(false);
        await _addTime.ExecuteAsync(cancellationToken, trackId, link.Platform, transaction.Now).ConfigureAwait(false);
    }

    /// <summary>Links a track to an item instead of the one that it may be linked to on the platform.</summary>
    public Task ReplaceAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        reader.Invalidate(trackId, link);
        return UpsertAsync(transaction, trackId, link, cancellationToken);
    }

    /// <summary>
    /// Writes the values of a link that differ from the stored ones, and records that it was synced. <see cref="FlushAsync"/> writes the
    /// sync times that are still pending.
    /// </summary>
    /// <param name="stored">The stored link.</param>
    /// <param name="link">The link to store.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask WriteAsync(StoredPlatformLink stored, PlatformLink link, CancellationToken cancellationToken)
    {
        var changed = new List<(string Column, SqlValue Value)>(4);
        if (link.Uri != stored.Uri)
            changed.Add(("platform_uri", link.Uri));
        if (link.Data != stored.Data)
            changed.Add(("platform_data", link.Data));
        if (link.Fields != stored.Fields)
            changed.Add(("fields", link.Fields));
        if (stored.NeedsUpdate)
            changed.Add(("needs_update", false));
        if (changed.Count > 0)
        {
            transaction.Changes.ChangedTrack(stored.TrackId);
            reader.Invalidate(stored.TrackId, link);
            await _updates.ExecuteAsync(changed, [stored.TrackId, link.Platform], cancellationToken).ConfigureAwait(false);
        }

        await TouchAsync(stored.TrackId, link.Platform, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the pending sync times. Call it before the transaction is committed.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach ((string platform, List<long> waiting) in _touched)
        {
            if (waiting.Count > 0)
                await TouchAsync(platform, waiting, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _add.Dispose();
        _addTime.Dispose();
        _updates.Dispose();
        foreach (SqlStatement touch in _touch.Values)
            touch.Dispose();
    }

    private async ValueTask TouchAsync(long trackId, string platform, CancellationToken cancellationToken)
    {
        if (!_touched.TryGetValue(platform, out List<long>? waiting))
            _touched.Add(platform, waiting = new List<long>(TouchedAtOnce));
        waiting.Add(trackId);
        if (waiting.Count == TouchedAtOnce)
            await TouchAsync(platform, waiting, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask TouchAsync(string platform, List<long> trackIds, CancellationToken cancellationToken)
    {
        // One statement serves any number of ids: an id that is repeated is written once.
        int count = trackIds.Count == 1 ? 1 : TouchedAtOnce;
        if (!_touch.TryGetValue(count, out SqlStatement? touch))
        {
            string[] ids = [.. Enumerable.Range(0, count).Select(i => $"@track{i}")];
            touch = transaction.Prepare(
                $"UPDATE track_platform_syncs SET last_synced = @now WHERE platform = @platform AND track_id IN ({string.Join(", ", ids)})",
                ["@now", "@platform", .. ids]);
            _touch.Add(count, touch);
        }

        SqlValue[] values =
        [
            transaction.Now, platform,
            .. trackIds.Select(id => (SqlValue)id),
            .. Enumerable.Repeat<SqlValue>(trackIds[0], count - trackIds.Count),
        ];
        trackIds.Clear();
        await touch.ExecuteAsync(cancellationToken, values).ConfigureAwait(false);
    }
}
