using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Platforms;

/// <summary>Writes links to platform items during a sync, within one transaction, with statements that are prepared once.</summary>
internal sealed class PlatformLinkWriter(StoreTransaction transaction, PlatformLinkReader reader) : IDisposable
{
    // A repeated run mostly finds links that have not changed: their sync times are written with one statement for many of them.
    private const int TouchedAtOnce = 64;

    private readonly List<long> _touched = new(TouchedAtOnce);
    private readonly Dictionary<int, SqlStatement> _touch = [];
    private readonly SqlRowUpdater _updates = new(transaction, Schema.PlatformInfo, "id");

    private readonly SqlStatement _add = transaction.Prepare(
        """
        INSERT INTO track_platform_info (id, track_id, platform, platform_id, position, platform_uri, platform_data, fields, needs_update)
        VALUES (@link, @track, @platform, @id, @position, @uri, @data, @fields, @stale)
        """,
        "@link", "@track", "@platform", "@id", "@position", "@uri", "@data", "@fields", "@stale");

    private readonly SqlStatement _addTime = transaction.Prepare(
        "INSERT INTO track_platform_syncs (link_id, last_synced) VALUES (@link, @now)", "@link", "@now");

    /// <summary>Links a track that has no link on the platform.</summary>
    public async ValueTask AddAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
        => await InsertAsync(transaction.NewId(IdKind.Link), trackId, link, position: 0, cancellationToken).ConfigureAwait(false);

    /// <summary>Adds a link beside the ones that the track has on the platform. They keep their places.</summary>
    public async ValueTask AddSecondaryAsync(long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        long id = transaction.NewId(IdKind.Link);
        await InsertAsync(id, trackId, link, position: id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the values of a link that differ from the stored ones, and records that it was synced. <see cref="FlushAsync"/> writes the
    /// pending sync times.
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
            await _updates.ExecuteAsync(changed, [stored.Id], cancellationToken).ConfigureAwait(false);
        }

        _touched.Add(stored.Id);
        if (_touched.Count == TouchedAtOnce)
            await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the pending sync times. Call it before the transaction is committed.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_touched.Count == 0)
            return;

        // One statement serves any number of ids: an id that is repeated is written once.
        int count = _touched.Count == 1 ? 1 : TouchedAtOnce;
        if (!_touch.TryGetValue(count, out SqlStatement? touch))
        {
            string[] ids = [.. Enumerable.Range(0, count).Select(i => $"@link{i}")];
            touch = transaction.Prepare(
                $"UPDATE track_platform_syncs SET last_synced = @now WHERE link_id IN ({string.Join(", ", ids)})", ["@now", .. ids]);
            _touch.Add(count, touch);
        }

        SqlValue[] values =
        [
            transaction.Now,
            .. _touched.Select(id => (SqlValue)id),
            .. Enumerable.Repeat<SqlValue>(_touched[0], count - _touched.Count),
        ];
        _touched.Clear();
        await touch.ExecuteAsync(cancellationToken, values).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _add.Dispose();
        _addTime.Dispose();
        _updates.Dispose();
        foreach (SqlStatement touch in _touch.Values)
            touch.Dispose();
    }

    private async ValueTask InsertAsync(long id, long trackId, PlatformLink link, long position, CancellationToken cancellationToken)
    {
        reader.Invalidate(trackId, link);
        await _add.ExecuteAsync(
            cancellationToken, id, trackId, link.Platform, link.PlatformId, position, link.Uri, link.Data, link.Fields, false)
            .ConfigureAwait(false);
        await _addTime.ExecuteAsync(cancellationToken, id, transaction.Now).ConfigureAwait(false);
    }
}
