using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrackStore.Platforms;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    // What is not brought along stays, unless the link now leads to another item.
    private const string UpsertLink = """
        INSERT INTO track_platform_info (track_id, platform, platform_id, platform_uri, platform_data, fields, last_synced, needs_update)
        VALUES (@track, @platform, @platform_id, @uri, @data, @fields, @now, @stale)
        ON CONFLICT (track_id, platform) DO UPDATE SET
            platform_uri = CASE WHEN track_platform_info.platform_id = excluded.platform_id THEN coalesce(excluded.platform_uri, track_platform_info.platform_uri) ELSE excluded.platform_uri END,
            platform_data = CASE WHEN track_platform_info.platform_id = excluded.platform_id THEN coalesce(excluded.platform_data, track_platform_info.platform_data) ELSE excluded.platform_data END,
            fields = CASE WHEN track_platform_info.platform_id = excluded.platform_id THEN coalesce(excluded.fields, track_platform_info.fields) ELSE excluded.fields END,
            platform_id = excluded.platform_id,
            last_synced = excluded.last_synced,
            needs_update = excluded.needs_update
        """;

    public Task<PlatformInfo> AddPlatformInfoAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri = null,
        string? platformData = null,
        IReadOnlyDictionary<TrackField, string?>? fields = null,
        CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string id = TextRules.Required(platformId, TextRules.PlatformId, nameof(platformId));
        string? uri = TextRules.Optional(platformUri, TextRules.Url, nameof(platformUri));
        string? data = PlatformJson.Checked(platformData, nameof(platformData));
        string? values = fields is null ? null : PlatformJson.OfFields(fields);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                await transaction.ExecuteAsync(
                    UpsertLink,
                    [("@track", trackId), ("@platform", name), ("@platform_id", id), ("@uri", uri), ("@data", data), ("@fields", values), ("@now", transaction.Now), ("@stale", false)],
                    token).ConfigureAwait(false);
                PlatformInfoEntity link = await LinksOf(transaction.Context, trackId, name).SingleAsync(token).ConfigureAwait(false);
                return PlatformJson.ToRecord(link);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<PlatformInfo>> GetPlatformInfoAsync(long trackId, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<PlatformInfo>>(
        async (context, token) =>
        {
            List<PlatformInfoEntity> links = await LinksOf(context, trackId, null).OrderBy(p => p.Platform).ToListAsync(token).ConfigureAwait(false);
            return [.. links.Select(PlatformJson.ToRecord)];
        },
        cancellationToken);

    public Task<bool> RemovePlatformInfoAsync(long trackId, string platform, CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        return database.WriteAsync(
            async (transaction, token) => await LinksOf(transaction.Context, trackId, name).ExecuteDeleteAsync(token).ConfigureAwait(false) > 0,
            cancellationToken);
    }

    public Task<int> MarkForUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                return await LinksOf(transaction.Context, trackId, name)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.NeedsUpdate, true), token)
                    .ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<bool> NeedsUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        return database.ReadAsync((context, token) => LinksOf(context, trackId, name).AnyAsync(p => p.NeedsUpdate, token), cancellationToken);
    }

    private static IQueryable<PlatformInfoEntity> LinksOf(DbContext context, long trackId, string? platform)
    {
        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>().Where(p => p.TrackId == trackId);
        return platform is null ? links : links.Where(p => p.Platform == platform);
    }
}
