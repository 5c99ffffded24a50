using System.Runtime.InteropServices;
using TrackStore.Platforms;
using TrackStore.Storage;

namespace TrackStore.Sync;

/// <summary>
/// Finds the links of one transaction's items. What is stored of many items is read at once before they are written, because starting a statement takes
/// as long as finding a row; what the transaction itself changes meanwhile is read anew.
/// </summary>
internal sealed class PlatformLinkReader(StoreTransaction transaction, bool withAlbums) : IDisposable
{
    private const int ReadAtOnce = 64;

    private readonly Dictionary<(string Platform, string Id), Item> _items = [];
    private readonly HashSet<(string Platform, string Id)> _changedItems = [];
    private readonly HashSet<long> _changedTracks = [];
    private readonly Dictionary<(int Count, bool WithPlace), SqlStatement> _statements = [];

    /// <summary>Reads what is stored of many items.</summary>
    public async Task ReadAheadAsync(IReadOnlyCollection<ValidatedPlatformTrack> tracks, CancellationToken cancellationToken)
    {
        if (tracks.Count < 2)
            return;
        bool withPlace = withAlbums || tracks.Any(track => track.LocalPath is not null);
        var ids = new List<string>(ReadAtOnce);
        foreach (IGrouping<string, ValidatedPlatformTrack> ofPlatform in tracks.GroupBy(track => track.Link.Platform))
        {
            foreach (ValidatedPlatformTrack track in ofPlatform)
            {
                if (!_items.TryAdd((ofPlatform.Key, track.Link.PlatformId), new Item(track.Link)))
                    continue;
                ids.Add(track.Link.PlatformId);
                if (ids.Count == ReadAtOnce)
                    await ReadAsync(ofPlatform.Key, ids, withPlace, cancellationToken).ConfigureAwait(false);
            }

            if (ids.Count > 0)
                await ReadAsync(ofPlatform.Key, ids, withPlace, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finds the tracks that an item is linked to; rarely more than one.</summary>
    /// <param name="track">What the platform says now; texts that are stored as they are here come as the same objects.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async ValueTask<IReadOnlyList<StoredPlatformLink>> FindAsync(ValidatedPlatformTrack track, CancellationToken cancellationToken)
    {
        (string Platform, string Id) key = (track.Link.Platform, track.Link.PlatformId);
        ref Item? known = ref CollectionsMarshal.GetValueRefOrAddDefault(_items, key, out bool isRead);
        if (isRead && !_changedItems.Contains(key) && !known!.Links.Exists(link => _changedTracks.Contains(link.TrackId)))
            return known.Links;

        var item = known = new Item(track.Link);
        await ReadAsync(key.Platform, [key.Id], withAlbums || track.LocalPath is not null, cancellationToken).ConfigureAwait(false);
        return item.Links;
    }

    /// <summary>Notes that a track's links or what it shows were written.</summary>
    public void Forget(long trackId, PlatformLink link)
    {
        _changedTracks.Add(trackId);
        _changedItems.Add((link.Platform, link.PlatformId));
    }

    public void Dispose()
    {
        foreach (SqlStatement statement in _statements.Values)
            statement.Dispose();
    }

    private async Task ReadAsync(string platform, List<string> ids, bool withPlace, CancellationToken cancellationToken)
    {
        // One statement serves any number: what is asked for twice is found once.
        int count = ids.Count == 1 ? 1 : ReadAtOnce;
        SqlValue[] values = [platform, .. ids, .. Enumerable.Repeat<SqlValue>(ids[0], count - ids.Count)];
        SqlRows rows = await StatementOf(count, withPlace).ReadAsync(cancellationToken, values).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Item item = _items[(platform, rows.Text(0))];
                item.Links.Add(new StoredPlatformLink(
                    rows.Integer(1),
                    rows.TextOrNull(2, item.Link.Uri),
                    rows.TextOrNull(3, item.Link.Data),
                    rows.TextOrNull(4, item.Link.Fields),
                    rows.Boolean(5),
                    rows.IntegerOrNull(6),
                    rows.TextOrNull(7),
                    rows.TextOrNull(8)));
                if (item.Links.Count > 1)
                    item.Links.Sort((a, b) => a.TrackId.CompareTo(b.TrackId));
            }
        }

        ids.Clear();
    }

    private SqlStatement StatementOf(int count, bool withPlace)
    {
        if (!_statements.TryGetValue((count, withPlace), out SqlStatement? statement))
        {
            string[] ids = [.. Enumerable.Range(0, count).Select(i => $"@id{i}")];
            (string place, string joins) = withPlace
                ? ("t.album_id, a.title, t.local_path", "JOIN tracks t ON t.id = l.track_id LEFT JOIN albums a ON a.id = t.album_id")
                : ("NULL, NULL, NULL", "");
            statement = transaction.Prepare(
                $"""
                SELECT l.platform_id, l.track_id, l.platform_uri, l.platform_data, l.fields, l.needs_update, {place}
                FROM track_platform_info l {joins} WHERE l.platform = @platform AND l.platform_id IN ({string.Join(", ", ids)})
                """,
                ["@platform", .. ids]);
            _statements.Add((count, withPlace), statement);
        }

        return statement;
    }

    private sealed record Item(PlatformLink Link)
    {
        public List<StoredPlatformLink> Links { get; } = [];
    }
}
