using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;
using TrackStore.Text;

namespace TrackStore.Tags;

/// <summary>Writes the tags of tracks within one transaction.</summary>
internal sealed class TagWriter(StoreTransaction transaction) : IDisposable
{
    private readonly SqlStatement _find = transaction.Prepare("SELECT id FROM tags WHERE name_key = @key", "@key");

    private readonly SqlStatement _insert = transaction.Prepare(
        "INSERT INTO tags (id, name, name_key, created_at) VALUES (@id, @name, @key, @now)", "@id", "@name", "@key", "@now");

    private readonly SqlStatement _link = transaction.Prepare(
        "INSERT INTO track_tags (track_id, tag_id, created_at) VALUES (@track, @tag, @now) ON CONFLICT (track_id, tag_id) DO NOTHING",
        "@track", "@tag", "@now");

    private readonly SqlStatement _list = transaction.Prepare(
        "SELECT t.id, t.name_key FROM track_tags l JOIN tags t ON t.id = l.tag_id WHERE l.track_id = @track", "@track");

    private readonly SqlStatement _unlink = transaction.Prepare(
        "DELETE FROM track_tags WHERE track_id = @track AND tag_id = @tag", "@track", "@tag");

    public async Task<long> GetOrAddAsync(NormalizedName tag, CancellationToken cancellationToken)
    {
        if (await _find.NumberAsync(cancellationToken, tag.Key).ConfigureAwait(false) is { } known)
            return known;
        long tagId = transaction.NewId(IdKind.Tag);
        await _insert.ExecuteAsync(cancellationToken, tagId, tag.Name, tag.Key, transaction.Now).ConfigureAwait(false);
        transaction.Changes.DefinedTag(tagId);
        return tagId;
    }

    public async Task AddAsync(long trackId, IReadOnlyList<NormalizedName> tags, CancellationToken cancellationToken)
    {
        foreach (NormalizedName tag in tags)
        {
            long tagId = await GetOrAddAsync(tag, cancellationToken).ConfigureAwait(false);
            if (await _link.ExecuteAsync(cancellationToken, trackId, tagId, transaction.Now).ConfigureAwait(false) > 0)
                transaction.Changes.TagsOf(trackId);
        }
    }

    public async Task RemoveAsync(long trackId, IReadOnlyList<NormalizedName> tags, CancellationToken cancellationToken)
    {
        foreach (NormalizedName tag in tags)
        {
            if (await _find.NumberAsync(cancellationToken, tag.Key).ConfigureAwait(false) is { } tagId)
                await UnlinkAsync(trackId, tagId, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task SetAsync(long trackId, IReadOnlyList<NormalizedName> tags, CancellationToken cancellationToken)
    {
        HashSet<string> wanted = [.. tags.Select(tag => tag.Key)];
        foreach ((long tagId, string key) in await ReadAsync(trackId, cancellationToken).ConfigureAwait(false))
        {
            if (!wanted.Contains(key))
                await UnlinkAsync(trackId, tagId, cancellationToken).ConfigureAwait(false);
        }

        await AddAsync(trackId, tags, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _link.Dispose();
        _unlink.Dispose();
        _list.Dispose();
    }

    private async Task UnlinkAsync(long trackId, long tagId, CancellationToken cancellationToken)
    {
        if (await _unlink.ExecuteAsync(cancellationToken, trackId, tagId).ConfigureAwait(false) > 0)
            transaction.Changes.TagsOf(trackId);
    }

    private async Task<IReadOnlyList<(long Id, string Key)>> ReadAsync(long trackId, CancellationToken cancellationToken)
    {
        var tags = new List<(long Id, string Key)>();
        SqlRows rows = await _list.ReadAsync(cancellationToken, trackId).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                tags.Add((rows.Integer(0), rows.Text(1)));
        }

        return tags;
    }
}
