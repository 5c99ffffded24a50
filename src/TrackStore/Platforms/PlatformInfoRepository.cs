using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
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
        return database.PlanAsync(
            rows =>
            {
                rows.RequireTrack(trackId);
                var links = new PlatformLinkPlanner(rows, trackId, link.Platform);
                links.Put(link, applied);
                if (links.Primary!.PlatformId != links.Before?.PlatformId)
                    OnPrimaryChanged(rows, trackId, link.Platform, links);
                else if (links.Primary.Fields != links.Before.Fields)
                    projector.OnWritten(rows, trackId, FieldJson.Read(links.Before.Fields));
                else if (links.Find(link.PlatformId) is { Position: not 0 })
                    projector.OnSecondaryWritten(rows, trackId);
                PlatformInfoEntity stored = links.Find(link.PlatformId)!;
                return ToRecord(stored, links.LastSynced(stored));
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<PlatformInfo>> ListAsync(long trackId, CancellationToken cancellationToken)
    {
        List<PlatformInfoEntity> links = await database.QueryAsync(
            (context, token) => context.Set<PlatformInfoEntity>()
                .Where(link => link.TrackId == trackId)
                .Include(link => link.Sync)
                .OrderBy(link => link.Platform)
                .ThenBy(link => link.Position)
                .ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        return [.. links.Select(link => ToRecord(link, link.Sync!.LastSynced))];
    }

    public async Task<PlatformInfo?> GetPrimaryAsync(long trackId, string platform, CancellationToken cancellationToken)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        PlatformInfoEntity? primary = await database.QueryAsync(
            (context, token) => context.Set<PlatformInfoEntity>()
                .Include(link => link.Sync)
                .SingleOrDefaultAsync(link => link.TrackId == trackId && link.Platform == name && link.Position == 0, token),
            cancellationToken).ConfigureAwait(false);
        return primary is null ? null : ToRecord(primary, primary.Sync!.LastSynced);
    }

    public Task<bool> SetPrimaryAsync(long trackId, string platform, string platformId, CancellationToken cancellationToken)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string id = TextRules.Exact(platformId, TextRules.PlatformId, nameof(platformId));
        return database.PlanAsync(
            rows =>
            {
                var links = new PlatformLinkPlanner(rows, trackId, name);
                if (links.Find(id) is not { } link)
                    return false;
                if (link.Position != 0)
                {
                    links.MakePrimary(link);
                    OnPrimaryChanged(rows, trackId, name, links);
                }

                return true;
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(long trackId, string platform, string? platformId, CancellationToken cancellationToken)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        string? id = platformId is null ? null : TextRules.Exact(platformId, TextRules.PlatformId, nameof(platformId));
        return database.PlanAsync(rows => Remove(rows, trackId, name, id), cancellationToken);
    }

    public Task<int> MarkForUpdateAsync(long trackId, string? platform, string? platformId, CancellationToken cancellationToken)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        string? id = platformId is null ? null : TextRules.Exact(platformId, TextRules.PlatformId, nameof(platformId));
        if (id is not null && name is null)
            throw new ArgumentException("An id belongs to a platform. Name the platform too.", nameof(platform));
        return database.PlanAsync(
            rows =>
            {
                rows.RequireTrack(trackId);
                return Mark(rows, trackId, name, id).Links;
            },
            cancellationToken);
    }

    public int MarkForUpdate(LibraryRows rows, IReadOnlyList<long> trackIds, string? platform)
    {
        foreach (long trackId in trackIds)
            rows.Links.ByTrack.Want(trackId);
        return trackIds.Count(trackId => Mark(rows, trackId, platform, platformId: null).Changed > 0);
    }

    public Task<bool> NeedsUpdateAsync(long trackId, string? platform, CancellationToken cancellationToken)
    {
        string? name = platform is null ? null : TextRules.SourceName(platform, nameof(platform));
        return database.QueryAsync(
            (context, token) => context.Set<PlatformInfoEntity>()
                .Where(LinksOf(trackId, name))
                .AnyAsync(link => link.Position == 0 && link.NeedsUpdate, token),
            cancellationToken);
    }

    private static (int Links, int Changed) Mark(LibraryRows rows, long trackId, string? platform, string? platformId)
    {
        PlatformInfoEntity[] links =
        [
            .. rows.Links.ByTrack.Find(trackId).Where(link
                => (platform is null || link.Platform == platform) && (platformId is null || link.PlatformId == platformId)),
        ];
        PlatformInfoEntity[] current = [.. links.Where(link => !link.NeedsUpdate)];
        foreach (PlatformInfoEntity link in current)
        {
            rows.Links.Put(link with { NeedsUpdate = true });
            rows.Changes.ChangedTrack(trackId);
        }

        return (links.Length, current.Length);
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

    private bool Remove(LibraryRows rows, long trackId, string platform, string? platformId)
    {
        var links = new PlatformLinkPlanner(rows, trackId, platform);
        if (links.Before is not { } primary || (platformId is not null && links.Find(platformId) is null))
            return false;
        do
            links.Remove(platformId is null ? links.Primary! : links.Find(platformId)!);
        while (platformId is null && links.HasLinks);

        if (!links.HasLinks)
        {
            projector.OnRemoved(rows, trackId, platform, FieldJson.Read(primary.Fields));
            artwork.RemovePlatform(rows, trackId, platform);
        }
        else if (links.Primary!.Id != primary.Id)
        {
            OnPrimaryChanged(rows, trackId, platform, links);
        }

        ChangeRecorder.Record(
            rows,
            HistoryKind.PlatformUnlinked,
            $"{platform}: {ArtworkOwner.Track(trackId).ToSubject(rows).Name}",
            ArtworkOwner.Track(trackId).ToSubject(rows),
            new HistorySubject(HistorySubjectKind.Source, Id: null, platform));
        return true;
    }

    // Genres belong to the item that was primary. Those that are stored before the first link are the host's, and stay.
    private void OnPrimaryChanged(LibraryRows rows, long trackId, string platform, PlatformLinkPlanner links)
        => projector.OnPrimaryChanged(
            rows,
            trackId,
            platform,
            FieldJson.Read(links.Before?.Fields),
            FieldJson.ReadGenres(links.Primary!.Fields) ?? (links.Before is null ? null : []));

    private static Expression<Func<PlatformInfoEntity, bool>> LinksOf(long trackId, string? platform) => platform is null
        ? link => link.TrackId == trackId
        : link => link.TrackId == trackId && link.Platform == platform;

    private static PlatformInfo ToRecord(PlatformInfoEntity link, DateTime? lastSynced) => new()
    {
        TrackId = link.TrackId,
        Platform = link.Platform,
        PlatformId = link.PlatformId,
        IsPrimary = link.Position == 0,
        PlatformUri = link.PlatformUri,
        PlatformData = link.PlatformData,
        Fields = FieldJson.Read(link.Fields).ToRecord(),
        MoreFields = FieldJson.ReadMore(link.Fields),
        LastSynced = lastSynced is { } time ? StoredValues.ToUtc(time) : null,
        NeedsUpdate = link.NeedsUpdate,
        Source = link.Source,
        MissingSince = link.MissingSince is { } missing ? StoredValues.ToUtc(missing) : null,
    };
}
