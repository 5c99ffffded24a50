using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Platforms;

/// <summary>Edits the links of one track to one platform within a transaction, and keeps one of them primary.</summary>
internal sealed class PlatformLinkEditor
{
    private readonly StoreTransaction _transaction;
    private readonly List<PlatformInfoEntity> _links;
    private readonly long _trackId;

    private PlatformLinkEditor(StoreTransaction transaction, long trackId, List<PlatformInfoEntity> links)
    {
        _transaction = transaction;
        _trackId = trackId;
        _links = links;
        Before = Primary;
    }

    public bool HasLinks => _links.Count > 0;

    /// <summary>Gets the primary link, or null when there is no link.</summary>
    public PlatformInfoEntity? Primary => _links.Find(link => link.Position == 0);

    /// <summary>Gets the link that was primary before the edits, or null.</summary>
    public PlatformInfoEntity? Before { get; }

    public static async Task<PlatformLinkEditor> ReadAsync(
        StoreTransaction transaction,
        long trackId,
        string platform,
        CancellationToken cancellationToken)
        => new(
            transaction,
            trackId,
            await transaction.Context.Set<PlatformInfoEntity>()
                .Where(link => link.TrackId == trackId && link.Platform == platform)
                .OrderBy(link => link.Id)
                .Include(link => link.Sync)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false));

    public PlatformInfoEntity? Find(string platformId) => _links.Find(link => link.PlatformId == platformId);

    /// <summary>Adds a link, or updates the one with the same id. What the link doesn't provide stays as it is for the same id.</summary>
    public async Task PutAsync(PlatformLink link, PlatformLinkOptions options, CancellationToken cancellationToken)
    {
        PlatformInfoEntity? known = Find(link.PlatformId);
        PlatformInfoEntity? replaced = known is null && options.Role == PlatformIdRole.Replacement ? Primary : null;
        if (known is not null)
        {
            link = link with
            {
                Uri = link.Uri ?? known.PlatformUri,
                Data = link.Data ?? known.PlatformData,
                Fields = link.Fields is { } fields ? FieldJson.ReplaceTyped(known.Fields, fields) : known.Fields,
            };
            if (options.Role == PlatformIdRole.Primary)
                await MakePrimaryAsync(known, cancellationToken).ConfigureAwait(false);
        }

        bool isSync = !options.LastSynced.HasValue;
        DateTime? lastSynced = isSync ? _transaction.Now : options.LastSynced.Value?.UtcDateTime;
        if ((known ?? replaced) is not { } stored)
        {
            await AddAsync(link, options.Role, lastSynced, cancellationToken).ConfigureAwait(false);
            return;
        }

        await UpdateAsync(stored, link, needsUpdate: !isSync && stored.NeedsUpdate, lastSynced, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes one of the links the primary one.</summary>
    public async Task MakePrimaryAsync(PlatformInfoEntity link, CancellationToken cancellationToken)
    {
        if (link.Position == 0)
            return;
        if (Primary is { } primary)
            await SetPositionAsync(primary, primary.Id, cancellationToken).ConfigureAwait(false);
        await SetPositionAsync(link, 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a link. If it was the primary one, the oldest remaining one becomes primary.</summary>
    public async Task RemoveAsync(PlatformInfoEntity link, CancellationToken cancellationToken)
    {
        await _transaction.ExecuteAsync("DELETE FROM track_platform_info WHERE id = @id", [("@id", link.Id)], cancellationToken)
            .ConfigureAwait(false);
        _links.Remove(link);
        _transaction.Changes.ChangedTrack(_trackId);
        if (Primary is null && _links is [var oldest, ..])
            await SetPositionAsync(oldest, 0, cancellationToken).ConfigureAwait(false);
    }

    private async Task AddAsync(PlatformLink link, PlatformIdRole role, DateTime? lastSynced, CancellationToken cancellationToken)
    {
        PlatformInfoEntity? primary = Primary;
        if (primary is not null && role == PlatformIdRole.Primary)
            await SetPositionAsync(primary, primary.Id, cancellationToken).ConfigureAwait(false);

        bool isPrimary = primary is null || role != PlatformIdRole.Secondary;
        long id = _transaction.NewId(IdKind.Link);
        var added = new PlatformInfoEntity
        {
            Id = id,
            TrackId = _trackId,
            Platform = link.Platform,
            PlatformId = link.PlatformId,
            PlatformUri = link.Uri,
            PlatformData = link.Data,
            Fields = link.Fields,
            Position = isPrimary ? 0 : id,
            Sync = new PlatformSyncEntity { LastSynced = lastSynced },
        };
        using (SqlStatement insert = _transaction.Prepare(
            """
            INSERT INTO track_platform_info (id, track_id, platform, platform_id, position, platform_uri, platform_data, fields,
                needs_update)
            VALUES (@link, @track, @platform, @id, @position, @uri, @data, @fields, @stale)
            """,
            "@link", "@track", "@platform", "@id", "@position", "@uri", "@data", "@fields", "@stale"))
        {
            await insert.ExecuteAsync(
                cancellationToken, added.Id, _trackId, link.Platform, link.PlatformId, added.Position, link.Uri, link.Data, link.Fields, false)
                .ConfigureAwait(false);
        }

        await _transaction.ExecuteAsync(
            "INSERT INTO track_platform_syncs (link_id, last_synced) VALUES (@link, @time)",
            [("@link", added.Id), ("@time", lastSynced)],
            cancellationToken).ConfigureAwait(false);
        _links.Add(added);
        _transaction.Changes.ChangedTrack(_trackId);
    }

    private async Task UpdateAsync(
        PlatformInfoEntity stored, PlatformLink link, bool needsUpdate, DateTime? lastSynced, CancellationToken cancellationToken)
    {
        // The sync time is not compared: asking a platform again does not change the track.
        if (stored.PlatformId != link.PlatformId || stored.PlatformUri != link.Uri || stored.PlatformData != link.Data
            || stored.Fields != link.Fields || stored.NeedsUpdate != needsUpdate)
        {
            await _transaction.ExecuteAsync(
                """
                UPDATE track_platform_info
                SET platform_id = @id, platform_uri = @uri, platform_data = @data, fields = @fields, needs_update = @stale WHERE id = @link
                """,
                [
                    ("@id", link.PlatformId), ("@uri", link.Uri), ("@data", link.Data), ("@fields", link.Fields), ("@stale", needsUpdate),
                    ("@link", stored.Id),
                ],
                cancellationToken).ConfigureAwait(false);
            _transaction.Changes.ChangedTrack(_trackId);
        }

        await _transaction.ExecuteAsync(
            "UPDATE track_platform_syncs SET last_synced = @time WHERE link_id = @link",
            [("@time", lastSynced), ("@link", stored.Id)],
            cancellationToken).ConfigureAwait(false);
        (stored.PlatformId, stored.PlatformUri, stored.PlatformData) = (link.PlatformId, link.Uri, link.Data);
        (stored.Fields, stored.NeedsUpdate, stored.Sync!.LastSynced) = (link.Fields, needsUpdate, lastSynced);
    }

    private async Task SetPositionAsync(PlatformInfoEntity link, long position, CancellationToken cancellationToken)
    {
        await _transaction.ExecuteAsync(
            "UPDATE track_platform_info SET position = @position WHERE id = @id",
            [("@position", position), ("@id", link.Id)],
            cancellationToken).ConfigureAwait(false);
        link.Position = position;
        _transaction.Changes.ChangedTrack(_trackId);
    }
}
