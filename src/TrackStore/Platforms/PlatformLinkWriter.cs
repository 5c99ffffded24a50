using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Platforms;

/// <summary>Reads and writes the links of one transaction's tracks, by statements that are prepared once.</summary>
internal sealed class PlatformLinkWriter(StoreTransaction transaction, PlatformLinkReader reader) : IDisposable
{
    // Most of a run that is repeated are links as they were: their time is written for many of them in one statement.
    private const int TouchedAtOnce = 64;

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
        "INSERT INTO track_platform_syncs (track_id, platform, last_synced) VALUES (@track, @platform, @now)", "@track", "@platform", "@now");

    private readonly SqlStatement _place = transaction.Prepare(
        "SELECT t.album_id, a.title, t.local_path FROM tracks t LEFT JOIN albums a ON a.id = t.album_id WHERE t.id = @track", "@track");

    /// <summary>Tells which album a track is on now, and where its file is.</summary>
    public async Task<StoredPlatformLink> PlaceAsync(long trackId, CancellationToken cancellationToken)
    {
        SqlRows rows = await _place.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            // A host's matcher may name what isn't there.
            if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                throw new TrackNotFoundException(trackId);
            return new StoredPlatformLink(trackId, null, null, null, false, rows.IntegerOrNull(0), rows.TextOrNull(1), rows.TextOrNull(2));
        }
    }

    public async ValueTask AddAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        reader.Invalidate(trackId, link);
        await _add.ExecuteAsync(cancellationToken, trackId, link.Platform, link.PlatformId, link.Uri, link.Data, link.Fields, false).ConfigureAwait(false);
        await _addTime.ExecuteAsync(cancellationToken, trackId, link.Platform, transaction.Now).ConfigureAwait(false);
    }

    /// <summary>Links a track, whatever it was linked to on the platform before.</summary>
    public Task ReplaceAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        reader.Invalidate(trackId, link);
        return PlatformLinks.UpsertAsync(transaction, trackId, link, cancellationToken);
    }

    /// <summary>Notes that a link was synchronised and writes what is other than before. Its time is written by <see cref="FlushAsync"/> at the latest.</summary>
    /// <param name="stored">The link as it is stored.</param>
    /// <param name="link">The link as it shall be.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask WriteAsync(StoredPlatformLink stored, PlatformLink link, CancellationToken cancellationToken)
    {
        var others = new List<(string Column, SqlValue Value)>(4);
        if (link.Uri != stored.Uri)
            others.Add(("platform_uri", link.Uri));
        if (link.Data != stored.Data)
            others.Add(("platform_data", link.Data));
        if (link.Fields != stored.Fields)
            others.Add(("fields", link.Fields));
        if (stored.NeedsUpdate)
            others.Add(("needs_update", false));
        if (others.Count > 0)
        {
            transaction.Changes.ChangedTrack(stored.TrackId);
            reader.Invalidate(stored.TrackId, link);
            await _updates.ExecuteAsync(others, [stored.TrackId, link.Platform], cancellationToken).ConfigureAwait(false);
        }

        await TouchAsync(stored.TrackId, link.Platform, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is noted; to be called before the transaction is committed.</summary>
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
        _place.Dispose();
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
        // One statement serves any number: what is named twice is written once.
        int count = trackIds.Count == 1 ? 1 : TouchedAtOnce;
        if (!_touch.TryGetValue(count, out SqlStatement? touch))
        {
            string[] ids = [.. Enumerable.Range(0, count).Select(i => $"@track{i}")];
            touch = transaction.Prepare(
                $"UPDATE track_platform_syncs SET last_synced = @now WHERE platform = @platform AND track_id IN ({string.Join(", ", ids)})",
                ["@now", "@platform", .. ids]);
            _touch.Add(count, touch);
        }

        SqlValue[] values = [transaction.Now, platform, .. trackIds.Select(id => (SqlValue)id), .. Enumerable.Repeat<SqlValue>(trackIds[0], count - trackIds.Count)];
        trackIds.Clear();
        await touch.ExecuteAsync(cancellationToken, values).ConfigureAwait(false);
    }
}
