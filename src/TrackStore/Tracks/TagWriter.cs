using TrackStore.Storage;

namespace TrackStore.Tracks;

/// <summary>Writes the tags of tracks in one transaction.</summary>
internal sealed class TagWriter(StoreTransaction transaction) : IDisposable
{
    private readonly SqlStatement _find = transaction.Prepare("SELECT id FROM tags WHERE name_key = @key", "@key");

    private readonly SqlStatement _insert = transaction.Prepare(
        "INSERT INTO tags (name, name_key, created_at) VALUES (@name, @key, @now) RETURNING id", "@name", "@key", "@now");

    private readonly SqlStatement _link = transaction.Prepare(
        "INSERT INTO track_tags (track_id, tag_id, created_at) VALUES (@track, @tag, @now) ON CONFLICT (track_id, tag_id) DO NOTHING", "@track", "@tag", "@now");

    private readonly SqlStatement _unlink = transaction.Prepare("DELETE FROM track_tags WHERE track_id = @track AND tag_id = @tag", "@track", "@tag");

    public async Task<long> GetOrAddAsync(FoldedName tag, CancellationToken cancellationToken)
        => await _find.NumberAsync(cancellationToken, tag.Key).ConfigureAwait(false)
            ?? (await _insert.NumberAsync(cancellationToken, tag.Name, tag.Key, transaction.Now).ConfigureAwait(false))!.Value;

    public async Task AddAsync(long trackId, IReadOnlyList<FoldedName> tags, CancellationToken cancellationToken)
    {
        foreach (FoldedName tag in tags)
        {
            long tagId = await GetOrAddAsync(tag, cancellationToken).ConfigureAwait(false);
            await _link.ExecuteAsync(cancellationToken, trackId, tagId, transaction.Now).ConfigureAwait(false);
        }
    }

    public async Task RemoveAsync(long trackId, IReadOnlyList<FoldedName> tags, CancellationToken cancellationToken)
    {
        foreach (FoldedName tag in tags)
        {
            if (await _find.NumberAsync(cancellationToken, tag.Key).ConfigureAwait(false) is { } tagId)
                await _unlink.ExecuteAsync(cancellationToken, trackId, tagId).ConfigureAwait(false);
        }
    }

    public async Task SetAsync(long trackId, IReadOnlyList<FoldedName> tags, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync("DELETE FROM track_tags WHERE track_id = @track", [("@track", trackId)], cancellationToken).ConfigureAwait(false);
        await AddAsync(trackId, tags, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _link.Dispose();
        _unlink.Dispose();
    }
}
