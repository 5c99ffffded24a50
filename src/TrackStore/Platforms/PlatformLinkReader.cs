using System.Runtime.InteropServices;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Platforms;

/// <summary>
/// Reads the stored links of platform items within one transaction. Links of many items are read at once before they are written, because
/// starting a statement takes as long as finding a row. Links that the transaction has changed since are read again.
/// </summary>
internal sealed class PlatformLinkReader(StoreTransaction transaction) : IDisposable
{
    private const int ReadAtOnce = 64;

    private readonly Dictionary<(string Platform, string Id), Item> _items = [];
    private readonly HashSet<(string Platform, string Id)> _changedItems = [];
    private readonly HashSet<long> _changedTracks = [];
    private readonly Dictionary<(int Count, bool WithTrack), SqlStatement> _statements = [];

    private readonly SqlStatement _isLinked = transaction.Prepare(
        "SELECT 1 FROM track_platform_info WHERE track_id = @track AND platform = @platform LIMIT 1", "@track", "@platform");

    private readonly SqlStatement _readTrack = transaction.Prepare(
        "SELECT t.album_id, a.title, t.local_path FROM tracks t LEFT JOIN albums a ON a.id = t.album_id WHERE t.id = @track", "@track");

    /// <summary>Reads the stored links of many items ahead of their <see cref="FindAsync"/>.</summary>
    /// <param name="links">The links as the platform describes them now.</param>
    /// <param name="withTrack">Whether to read the tracks' albums and local paths too.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task ReadAheadAsync(IReadOnlyCollection<PlatformLink> links, bool withTrack, CancellationToken cancellationToken)
    {
        if (links.Count < 2)
            return;
        var ids = new List<string>(ReadAtOnce);
        foreach (IGrouping<string, PlatformLink> ofPlatform in links.GroupBy(link => link.Platform))
        {
            foreach (PlatformLink link in ofPlatform)
            {
                if (!_items.TryAdd((ofPlatform.Key, link.PlatformId), new Item(link)))
                    continue;
                ids.Add(link.PlatformId);
                if (ids.Count == ReadAtOnce)
                    await ReadAsync(ofPlatform.Key, ids, withTrack, cancellationToken).ConfigureAwait(false);
            }

            if (ids.Count > 0)
                await ReadAsync(ofPlatform.Key, ids, withTrack, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finds the stored links of an item. Usually there is at most one, because few items are linked to several tracks.</summary>
    /// <param name="link">The link as the platform describes it now. A stored text that equals one of its texts is returned as that same
    /// object.</param>
    /// <param name="withTrack">Whether to read the tracks' albums and local paths too.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async ValueTask<IReadOnlyList<StoredPlatformLink>> FindAsync(
        PlatformLink link,
        bool withTrack,
        CancellationToken cancellationToken)
    {
        (string Platform, string Id) key = (link.Platform, link.PlatformId);
        ref Item? known = ref CollectionsMarshal.GetValueRefOrAddDefault(_items, key, out bool isRead);
        if (isRead && !_changedItems.Contains(key) && !known!.Links.Exists(stored => _changedTracks.Contains(stored.TrackId)))
            return known.Links;

        var item = known = new Item(link);
        await ReadAsync(key.Platform, [key.Id], withTrack, cancellationToken).ConfigureAwait(false);
        return item.Links;
    }

    /// <summary>Reads a track that is about to be linked, as a link without values.</summary>
    /// <exception cref="TrackNotFoundException">There is no such track: a host's matcher may have returned a wrong id.</exception>
    public async Task<StoredPlatformLink> ReadUnlinkedAsync(long trackId, CancellationToken cancellationToken)
    {
        SqlRows rows = await _readTrack.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                throw new TrackNotFoundException(trackId);
            return StoredPlatformLink.Unlinked(trackId, rows.IntegerOrNull(0), rows.TextOrNull(1), rows.TextOrNull(2));
        }
    }

    /// <summary>Tells whether a track has a link to a platform.</summary>
    public async ValueTask<bool> IsLinkedAsync(long trackId, string platform, CancellationToken cancellationToken)
        => await _isLinked.NumberAsync(cancellationToken, trackId, platform).ConfigureAwait(false) is not null;

    /// <summary>Marks a track and an item as changed by this transaction, so that they are read again.</summary>
    public void Invalidate(long trackId, PlatformLink link)
    {
        _changedTracks.Add(trackId);
        _changedItems.Add((link.Platform, link.PlatformId));
    }

    public void Dispose()
    {
        _readTrack.Dispose();
        _isLinked.Dispose();
        foreach (SqlStatement statement in _statements.Values)
            statement.Dispose();
    }

    private async Task ReadAsync(string platform, List<string> ids, bool withTrack, CancellationToken cancellationToken)
    {
        // One statement serves any number of ids: an id that is repeated matches once.
        int count = ids.Count == 1 ? 1 : ReadAtOnce;
        SqlValue[] values = [platform, .. ids, .. Enumerable.Repeat<SqlValue>(ids[0], count - ids.Count)];
        SqlRows rows = await StatementOf(count, withTrack).ReadAsync(cancellationToken, values).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Item item = _items[(platform, rows.Text(0))];
                item.Links.Add(new StoredPlatformLink(
                    rows.Integer(1),
                    rows.Integer(2),
                    rows.Integer(3) == 0,
                    rows.TextOrNull(4, item.Link.Uri),
                    rows.TextOrNull(5, item.Link.Data),
                    rows.TextOrNull(6, item.Link.Fields),
                    rows.Boolean(7),
                    rows.IntegerOrNull(8),
                    rows.TextOrNull(9),
                    rows.TextOrNull(10)));
                if (item.Links.Count > 1)
                    item.Links.Sort((a, b) => a.TrackId.CompareTo(b.TrackId));
            }
        }

        ids.Clear();
    }

    private SqlStatement StatementOf(int count, bool withTrack)
    {
        if (!_statements.TryGetValue((count, withTrack), out SqlStatement? statement))
        {
            string[] ids = [.. Enumerable.Range(0, count).Select(i => $"@id{i}")];
            (string track, string joins) = withTrack
                ? ("t.album_id, a.title, t.local_path", "JOIN tracks t ON t.id = l.track_id LEFT JOIN albums a ON a.id = t.album_id")
                : ("NULL, NULL, NULL", "");
            statement = transaction.Prepare(
                $"""
                SELECT l.platform_id, l.id, l.track_id, l.position, l.platform_uri, l.platform_data, l.fields, l.needs_update, {track}
                FROM track_platform_info l {joins} WHERE l.platform = @platform AND l.platform_id IN ({string.Join(", ", ids)})
                """,
                ["@platform", .. ids]);
            _statements.Add((count, withTrack), statement);
        }

        return statement;
    }

    private sealed record Item(PlatformLink Link)
    {
        public List<StoredPlatformLink> Links { get; } = [];
    }
}
