using System.Linq.Expressions;
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
    private static readonly TimeSpan MaxClockDifference = TimeSpan.FromDays(1);

    private static readonly PlatformLinkOptions DefaultOptions = new();

    public Task<PlatformInfo> AddAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri,
        string? platformData,
        TrackFieldValues? fields,
        PlatformLinkOptions? options,
        CancellationToken cancellationToken)
    {
        PlatformLink link = PlatformLink.From(platform, platformId, platformUri, platformData, fields);
        PlatformLinkOptions applied = options ?? DefaultOptions;
        Validate(applied);
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                PlatformLinkEditor links = await PlatformLinkEditor.ReadAsync(transaction, trackId, link.Platform, token)
                    .ConfigureAwait(false);
                (string? id, string? values) = (links.Before?.PlatformId, links.Before?.Fields);
                await links.PutAsync(link, applied, token).ConfigureAwait(false);
                if (links.Primary!.PlatformId != id)
                    await OnPrimaryChangedAsync(transaction, trackId, link.Platform, values, links, token).ConfigureAwait(false);
                else if (links.Primary.Fields != values)
                    await projector.OnWrittenAsync(transaction, trackId, FieldJson.Read(values), token).ConfigureAwait(false);
                return ToRecord(links.Find(link.PlatformId)!);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<PlatformInfo>> ListAsync(long trackId, CancellationToken cancellationToken)
    {
        List<PlatformInfoEntity> links = await database.ReadAsync(
            (context, token) => context.Set<PlatformInfoEntity>()
                .Where(link => link.TrackId == trackId)
                .Include(link => link.Sync)
                .OrderBy(link => link.Platform)
                .ThenBy(link => link.Position)
                .ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        return [.. links.Select(ToRecord)];
    }

    public async Task<PlatformInfo?> GetPrimaryAsync(long trackId, string platform, CancellationToken cancellationToken)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        PlatformInfoEntity? primary = await database.ReadAsync(
            (context, token) => context.Set<PlatformInfoEntity>()
                .Include(link => link.Sync)
                .SingleOrDefaultAsync(link => link.TrackId == trackId && link.Platform == name && link.Position == 0, token),
            cancellationToken).ConfigureAwait(false);
        return primary is null ? null : ToRecord(primary);
    }

    public Task<bool> SetPrimaryAsync(long trackId, string platform, string platformId, CancellationToken cancellationToken)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string id = TextRules.Required(platformId, TextRules.PlatformId, nameof(platformId));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                PlatformLinkEditor links = await PlatformLinkEditor.ReadAsync(transaction, trackId, name, token).ConfigureAwait(false);
                if (links.Find(id) is not { } link)
                    return false;
                if (link != links.Before)
                {
                    await links.MakePrimaryAsync(link, token).ConfigureAwait(false);
                    await OnPrimaryChangedAsync(transaction, trackId, name, links.Before?.Fields, links, token).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(long trackId, string platform, string? platformId, CancellationToken cancellationToken)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string? id = platformId is null ? null : TextRules.Required(platformId, TextRules.PlatformId, nameof(platformId));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                PlatformLinkEditor links = await PlatformLinkEditor.ReadAsync(transaction, trackId, name, token).ConfigureAwait(false);
                if (links.Before is not { } primary || (id is not null && links.Find(id) is null))
                    return false;
                do
                    await links.RemoveAsync(id is null ? links.Primary! : links.Find(id)!, token).ConfigureAwait(false);
                while (id is null && links.HasLinks);

                if (!links.HasLinks)
                {
                    await projector.OnRemovedAsync(transaction, trackId, name, FieldJson.Read(primary.Fields), token).ConfigureAwait(false);
                    await transaction.PlanAsync(rows => artwork.RemovePlatform(rows, trackId, name), token).ConfigureAwait(false);
                    await transaction.WritePlanAsync(token).ConfigureAwait(false);
                }
                else if (links.Primary != primary)
                {
                    await OnPrimaryChangedAsync(transaction, trackId, name, primary.Fields, links, token).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);
    }

    public Task<int> MarkForUpdateAsync(long trackId, string? platform, string? platformId, CancellationToken cancellationToken)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        string? id = platformId is null ? null : TextRules.Required(platformId, TextRules.PlatformId, nameof(platformId));
        if (id is not null && name is null)
            throw new ArgumentException("An id belongs to a platform. Name the platform too.", nameof(platform));
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                IQueryable<PlatformInfoEntity> links = transaction.Context.Set<PlatformInfoEntity>().Where(LinksOf(trackId, name));
                if (id is not null)
                    links = links.Where(link => link.PlatformId == id);
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
            (context, token) => context.Set<PlatformInfoEntity>()
                .Where(LinksOf(trackId, name))
                .AnyAsync(link => link.Position == 0 && link.NeedsUpdate, token),
            cancellationToken);
    }

    private void Validate(PlatformLinkOptions options)
    {
        _ = EnumNames<PlatformIdRole>.Of(options.Role);
        if (options.LastSynced.Value is { } time && time.UtcDateTime > database.Now() + MaxClockDifference)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), time, "LastSynced is more than a day in the future. Pass the time when the platform's data was read.");
        }
    }

    // Genres belong to the item that was primary. Those that are stored before the first link are the host's, and stay.
    private Task OnPrimaryChangedAsync(
        StoreTransaction transaction,
        long trackId,
        string platform,
        string? before,
        PlatformLinkEditor links,
        CancellationToken cancellationToken)
        => projector.OnPrimaryChangedAsync(
            transaction,
            trackId,
            platform,
            FieldJson.Read(before),
            FieldJson.ReadGenres(links.Primary!.Fields) ?? (links.Before is null ? null : []),
            cancellationToken);

    private static Expression<Func<PlatformInfoEntity, bool>> LinksOf(long trackId, string? platform) => platform is null
        ? link => link.TrackId == trackId
        : link => link.TrackId == trackId && link.Platform == platform;

    private static PlatformInfo ToRecord(PlatformInfoEntity link) => new()
    {
        TrackId = link.TrackId,
        Platform = link.Platform,
        PlatformId = link.PlatformId,
        IsPrimary = link.Position == 0,
        PlatformUri = link.PlatformUri,
        PlatformData = link.PlatformData,
        Fields = FieldJson.Read(link.Fields).ToRecord(),
        MoreFields = FieldJson.ReadMore(link.Fields),
        LastSynced = link.Sync!.LastSynced is { } time ? StoredValues.ToUtc(time) : null,
        NeedsUpdate = link.NeedsUpdate,
    };
}
