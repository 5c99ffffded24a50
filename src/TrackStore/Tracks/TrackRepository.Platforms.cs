using Microsoft.EntityFrameworkCore;
using TrackStore.Genres;
using TrackStore.Platforms;
using TrackStore.Storage.Entities;
using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    public Task<PlatformInfo> AddPlatformInfoAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri = null,
        string? platformData = null,
        IReadOnlyDictionary<TrackField, string?>? fields = null,
        CancellationToken cancellationToken = default)
    {
        PlatformLink link = PlatformLink.Of(platform, platformId, platformUri, platformData, fields);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                await PlatformLinks.UpsertAsync(transaction, trackId, link, token).ConfigureAwait(false);
                using var writer = new TrackWriter(transaction, ranking);
                await writer.ProjectAsync(trackId, token).ConfigureAwait(false);
                PlatformInfoEntity stored = await LinksOf(transaction.Context, trackId, link.Platform).Include(p => p.Sync).SingleAsync(token).ConfigureAwait(false);
                return PlatformJson.ToRecord(stored);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<PlatformInfo>> GetPlatformInfoAsync(long trackId, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<PlatformInfo>>(
        async (context, token) =>
        {
            List<PlatformInfoEntity> links = await LinksOf(context, trackId, null).Include(p => p.Sync).OrderBy(p => p.Platform).ToListAsync(token).ConfigureAwait(false);
            return [.. links.Select(PlatformJson.ToRecord)];
        },
        cancellationToken);

    public Task<bool> RemovePlatformInfoAsync(long trackId, string platform, CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                using var writer = new TrackWriter(transaction, ranking);
                using var genres = new GenreWriter(transaction, ranking);
                return await PlatformLinks.RemoveAsync(transaction, writer, genres, (trackId, name), _artworkRanking, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<int> MarkForUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                IQueryable<PlatformInfoEntity> links = LinksOf(transaction.Context, trackId, name);
                int marked = await links.Where(p => !p.NeedsUpdate).ExecuteUpdateAsync(set => set.SetProperty(p => p.NeedsUpdate, true), token).ConfigureAwait(false);
                if (marked > 0)
                    transaction.Changes.ChangedTrack(trackId);
                return await links.CountAsync(token).ConfigureAwait(false);
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
