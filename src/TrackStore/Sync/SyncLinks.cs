using TrackStore.Platforms;
using TrackStore.Storage;

namespace TrackStore.Sync;

/// <summary>Reads and writes the links of one transaction's tracks, by statements that are prepared once.</summary>
internal sealed class SyncLinks(StoreTransaction transaction, LinkFinder finder) : IDisposable
{
    // Unchanged links are the most of a run that is repeated: their time is written for many of them in one statement.
    private const int TouchedAtOnce = 64;

    private readonly Dictionary<string, List<long>> _touched = [];
    private readonly Dictionary<(int Count, bool Clears), SqlStatement> _touch = [];

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

    private readonly SqlStatement _place = transaction.Prepare(
        "SELECT t.album_id, a.title, t.local_path FROM tracks t LEFT JOIN albums a ON a.id = t.album_id WHERE t.id = @track", "@track");

    /// <summary>Tells which album a track is on now, and where its file is.</summary>
    public async Task<StoredLink> PlaceAsync(long trackId, CancellationToken cancellationToken)
    {
        SqlRows rows = await _place.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            // A host's matcher may name what isn't there.
            if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                throw new TrackNotFoundException(trackId);
            return new StoredLink(trackId, null, null, null, false, rows.IntegerOrNull(0), rows.TextOrNull(1), rows.TextOrNull(2));
        }
    }

    public ValueTask<int> AddAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        finder.Forget(trackId, link);
        return _add.ExecuteAsync(cancellationToken, trackId, link.Platform, link.PlatformId, link.Uri, link.Data, link.Fields, transaction.Now, false);
    }

    /// <summary>Links a track, whatever it was linked to on the platform before.</summary>
    public Task ReplaceAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        finder.Forget(trackId, link);
        return PlatformLinks.UpsertAsync(transaction, trackId, link, cancellationToken);
    }

    public ValueTask<int> ChangeAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        transaction.Changes.ChangedTrack(trackId);
        finder.Forget(trackId, link);
        return _change.ExecuteAsync(cancellationToken, link.Uri, link.Data, link.Fields, transaction.Now, false, trackId, link.Platform);
    }

    /// <summary>Notes that a link was synchronised and is as it was. It is written by <see cref="FlushAsync"/> at the latest.</summary>
    public async ValueTask TouchAsync(StoredLink link, string platform, CancellationToken cancellationToken)
    {
        if (link.NeedsUpdate)
        {
            transaction.Changes.ChangedTrack(link.TrackId);
            await TouchAsync(platform, [link.TrackId], clears: true, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!_touched.TryGetValue(platform, out List<long>? waiting))
            _touched.Add(platform, waiting = new List<long>(TouchedAtOnce));
        waiting.Add(link.TrackId);
        if (waiting.Count < TouchedAtOnce)
            return;
        await TouchAsync(platform, waiting, clears: false, cancellationToken).ConfigureAwait(false);
        waiting.Clear();
    }

    /// <summary>Writes what is noted; to be called before the transaction is committed.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach ((string platform, List<long> waiting) in _touched)
        {
            if (waiting.Count > 0)
                await TouchAsync(platform, waiting, clears: false, cancellationToken).ConfigureAwait(false);
            waiting.Clear();
        }
    }

    public void Dispose()
    {
        _add.Dispose();
        _change.Dispose();
        foreach (SqlStatement touch in _touch.Values)
            touch.Dispose();
        _place.Dispose();
    }

    // A mark that isn't set is not written: that spares the entry of its index.
    private ValueTask<int> TouchAsync(string platform, List<long> trackIds, bool clears, CancellationToken cancellationToken)
    {
        // One statement serves any number: what is named twice is written once.
        int count = trackIds.Count == 1 ? 1 : TouchedAtOnce;
        if (!_touch.TryGetValue((count, clears), out SqlStatement? touch))
        {
            string[] ids = [.. Enumerable.Range(0, count).Select(i => $"@track{i}")];
            string values = clears ? "last_synced = @now, needs_update = @stale" : "last_synced = @now";
            touch = transaction.Prepare(
                $"UPDATE track_platform_info SET {values} WHERE platform = @platform AND track_id IN ({string.Join(", ", ids)})",
                clears ? ["@now", "@stale", "@platform", .. ids] : ["@now", "@platform", .. ids]);
            _touch.Add((count, clears), touch);
        }

        IEnumerable<SqlValue> tracks = trackIds.Select(id => (SqlValue)id).Concat(Enumerable.Repeat<SqlValue>(trackIds[0], count - trackIds.Count));
        SqlValue[] all = clears ? [transaction.Now, false, platform, .. tracks] : [transaction.Now, platform, .. tracks];
        return touch.ExecuteAsync(cancellationToken, all);
    }
}
