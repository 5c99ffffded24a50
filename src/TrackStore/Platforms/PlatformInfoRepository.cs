using Microsoft.EntityFrameworkCore;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Platforms;

/// <inheritdoc cref="IPlatformInfoRepository"/>
internal sealed class PlatformInfoRepository(
    StoreDatabase database,
    IPlatformLayerProjector projector,
    ITrackArtwork artwork) : IPlatformInfoRepository
{
    public Task<PlatformInfo> AddAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri,
        string? platformData,
        TrackFieldValues? fields,
        CancellationToken cancellationToken)
    {
        PlatformLink link = PlatformLink.From(platform, platformId, platformUri, platformData, fields);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                await PlatformLinkWriter.UpsertAsync(transaction, trackId, link, token).ConfigureAwait(false);
                await projector.OnWrittenAsync(transaction, trackId, token).ConfigureAwait(false);
                IQueryable<PlatformInfoEntity> links = LinksOf(transaction.Context, trackId, link.Platform);
                return ToRecord(await links.Include(p => p.Sync).SingleAsync(token).ConfigureAwait(false));
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<PlatformInfo>> ListAsync(long trackId, CancellationToken cancellationToken)
    {
        List<PlatformInfoEntity> links = await database.ReadAsync(
            (context, token) => LinksOf(context, trackId, platform: null).Include(p => p.Sync).OrderBy(p => p.Platform).ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        return [.. links.Select(ToRecord)];
    }

    public Task<bool> RemoveAsync(long trackId, string platform, CancellationToken cancellationToken)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                string?[] removed = await LinksOf(transaction.Context, trackId, name).Select(p => p.Fields).ToArrayAsync(token)
                    .ConfigureAwait(false);
                if (removed is not [var fields])
                    return false;

                await PlatformLinkWriter.DeleteAsync(transaction, trackId, name, token).ConfigureAwait(false);
                await projector.OnRemovedAsync(transaction, trackId, name, FieldJson.Read(fields), token).ConfigureAwait(false);
                await artwork.RemovePlatformAsync(transaction, trackId, name, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    public Task<int> MarkForUpdateAsync(long trackId, string? platform, CancellationToken cancellationToken)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                IQueryable<PlatformInfoEntity> links = LinksOf(transaction.Context, trackId, name);
                int marked = await links
                    .Where(p => !p.NeedsUpdate)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.NeedsUpdate, true), token)
                    .ConfigureAwait(false);
                if (marked > 0)
                    transaction.Changes.ChangedTrack(trackId);
                return await links.CountAsync(token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<bool> NeedsUpdateAsync(long trackId, string? platform, CancellationToken cancellationToken)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        return database.ReadAsync(
            (context, token) => LinksOf(context, trackId, name).AnyAsync(p => p.NeedsUpdate, token), cancellationToken);
    }

    private static IQueryable<PlatformInfoEntity> LinksOf(DbContext context, long trackId, string? platform)
    {
        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>().Where(p => p.TrackId == trackId);
        return platform is null ? links : links.Where(p => p.Platform == platform);
    }

    private static PlatformInfo ToRecord(PlatformInfoEntity link) => new()
    {
        TrackId = link.TrackId,
        Platform = link.Platform,
        PlatformId = link.PlatformId,
        PlatformUri = link.PlatformUri,
        PlatformData = link.PlatformData,
        Fields = FieldJson.Read(link.Fields).ToRecord(),
        MoreFields = FieldJson.ReadMore(link.Fields),
        LastSynced = StoredValues.ToUtc(link.Sync!.LastSynced),
        NeedsUpdate = link.NeedsUpdate,
    };
}
