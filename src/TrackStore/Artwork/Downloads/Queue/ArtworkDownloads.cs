using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Library;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Artwork.Downloads.Queue;

/// <inheritdoc cref="IArtworkDownloads"/>
internal sealed class ArtworkDownloads(StoreDatabase database, ArtworkDownloadWorker worker) : IArtworkDownloads
{
    private const int Step = 500;

    private static readonly string Pending = EnumNames<AcquisitionState>.Of(AcquisitionState.Pending);
    private static readonly string Done = EnumNames<AcquisitionState>.Of(AcquisitionState.Done);
    private static readonly string Absent = EnumNames<AcquisitionState>.Of(AcquisitionState.Absent);
    private static readonly string OfTrack = EnumNames<ArtworkOwnerKind>.Of(ArtworkOwnerKind.Track);
    private static readonly string OfAlbum = EnumNames<ArtworkOwnerKind>.Of(ArtworkOwnerKind.Album);
    private static readonly string Refused = EnumNames<AcquisitionState>.Of(AcquisitionState.Refused);

    public Task<ArtworkDownloadPage> ListAsync(ArtworkDownloadQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, ArtworkDownloadQuery.MaxPageSize, nameof(query));
        string list = $"downloads {EnumNames<ArtworkDownloadState>.Of(query.State)}";
        long[]? after = ListCursor.Read(list, query.Cursor, keys: 2, nameof(query));
        return database.QueryAsync((context, token) => ListAsync(context, query, list, after, token), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<long, ArtworkDownload>> FindAsync(
        IReadOnlyCollection<long> trackIds, string platform, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trackIds);
        string source = TextRules.SourceName(platform, nameof(platform));
        var found = new Dictionary<long, ArtworkDownload>();
        foreach (long[] ids in trackIds.Distinct().Chunk(Step))
        {
            await database.QueryAsync(
                async (context, token) =>
                {
                    await FindAsync(context, ids, source, found, token).ConfigureAwait(false);
                    return found.Count;
                },
                cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    public Task<ArtworkDownloadCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        DateTime now = database.Now();
        return database.QueryAsync(
            async (context, token) =>
            {
                var groups = await context.Set<ArtworkDownloadEntity>()
                    .GroupBy(download => new { download.State, HasFailed = download.Failures > 0 })
                    .Select(group => new { group.Key.State, group.Key.HasFailed, Count = group.Count() })
                    .ToListAsync(token)
                    .ConfigureAwait(false);
                return new ArtworkDownloadCounts
                {
                    Waiting = groups.Where(group => group.State == Pending && !group.HasFailed).Sum(group => group.Count),
                    Failed = groups.Where(group => group.State == Pending && group.HasFailed).Sum(group => group.Count),
                    Done = groups.Where(group => group.State == Done).Sum(group => group.Count),
                    Absent = groups.Where(group => group.State == Absent).Sum(group => group.Count),
                    Refused = groups.Where(group => group.State == Refused).Sum(group => group.Count),
                    Due = (int)await DownloadReader.CountDueAsync(context, now, token).ConfigureAwait(false),
                };
            },
            cancellationToken);
    }

    public async Task<int> RetryAsync(IReadOnlyCollection<long> downloadIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(downloadIds);
        int retried = 0;
        foreach (long[] ids in downloadIds.Distinct().Chunk(Step))
            retried += await MakeDueAsync(ids, cancellationToken).ConfigureAwait(false);
        if (retried > 0)
            worker.Wake();
        return retried;
    }

    public async Task<int> RetryAllAsync(
        ArtworkDownloadState state = ArtworkDownloadState.Failed, CancellationToken cancellationToken = default)
    {
        if (state is not (ArtworkDownloadState.Failed or ArtworkDownloadState.Absent or ArtworkDownloadState.Refused))
            throw new ArgumentOutOfRangeException(nameof(state), state, "Only failed, absent and refused pictures can be tried again.");
        int retried = 0;
        long after = 0;
        while (true)
        {
            long last = after;
            List<long> ids = await database.ReadAsync(
                (context, token) => InState(context, state)
                    .Where(download => download.Id > last)
                    .OrderBy(download => download.Id)
                    .Select(download => download.Id)
                    .Take(Step)
                    .ToListAsync(token),
                cancellationToken).ConfigureAwait(false);
            if (ids.Count == 0)
                break;
            retried += await MakeDueAsync([.. ids], cancellationToken).ConfigureAwait(false);
            after = ids[^1];
        }

        if (retried > 0)
            worker.Wake();
        return retried;
    }

    private static async Task<ArtworkDownloadPage> ListAsync(
        DbContext context, ArtworkDownloadQuery query, string list, long[]? after, CancellationToken cancellationToken)
    {
        IQueryable<ArtworkDownloadEntity> downloads = InState(context, query.State);
        if (after is [var ticks, var id])
        {
            var dueAt = new DateTime(ticks, DateTimeKind.Utc);
            downloads = downloads.Where(download => download.DueAt >= dueAt && (download.DueAt > dueAt || download.Id > id));
        }

        var rows = await downloads
            .OrderBy(download => download.DueAt)
            .ThenBy(download => download.Id)
            .Take(query.PageSize + 1)
            .Select(download => new { Download = download, Targets = download.Targets.Count })
            .AsNoTracking()
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        bool isLast = rows.Count <= query.PageSize;
        if (!isLast)
            rows.RemoveAt(query.PageSize);
        IReadOnlyDictionary<long, ArtworkDownloadTarget> targets = await DownloadTargets
            .ReadFirstAsync(context, [.. rows.Select(row => row.Download.Id)], cancellationToken)
            .ConfigureAwait(false);
        return new ArtworkDownloadPage
        {
            Items =
            [
                .. rows.Select(row => ToDownload(row.Download, row.Targets) with
                {
                    FirstTarget = targets.GetValueOrDefault(row.Download.Id),
                }),
            ],
            NextCursor = isLast ? null : ListCursor.Write(list, rows[^1].Download.DueAt.Ticks, rows[^1].Download.Id),
        };
    }

    private static async Task FindAsync(
        DbContext context, long[] trackIds, string source, Dictionary<long, ArtworkDownload> found, CancellationToken cancellationToken)
    {
        var tracks = await context.Set<TrackEntity>()
            .Where(track => trackIds.Contains(track.Id))
            .Select(track => new { track.Id, track.AlbumId })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        long[] albumIds = [.. tracks.Select(track => track.AlbumId).OfType<long>().Distinct()];
        var rows = await context.Set<ArtworkDownloadTargetEntity>()
            .Where(target => target.Source == source
                && ((target.Subject == OfTrack && trackIds.Contains(target.SubjectId))
                    || (target.Subject == OfAlbum && albumIds.Contains(target.SubjectId))))
            .Select(target => new
            {
                target.Subject,
                target.SubjectId,
                Download = target.Download!,
                Targets = target.Download!.Targets.Count,
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (var track in tracks)
        {
            var row = rows.Find(at => at.Subject == OfTrack && at.SubjectId == track.Id)
                ?? rows.Find(at => at.Subject == OfAlbum && at.SubjectId == track.AlbumId);
            if (row is not null)
                found[track.Id] = ToDownload(row.Download, row.Targets);
        }
    }

    private static IQueryable<ArtworkDownloadEntity> InState(DbContext context, ArtworkDownloadState state)
    {
        IQueryable<ArtworkDownloadEntity> downloads = context.Set<ArtworkDownloadEntity>();
        return state switch
        {
            ArtworkDownloadState.Waiting => downloads.Where(download => download.State == Pending && download.Failures == 0),
            ArtworkDownloadState.Failed => downloads.Where(download => download.State == Pending && download.Failures > 0),
            ArtworkDownloadState.Done => downloads.Where(download => download.State == Done),
            ArtworkDownloadState.Absent => downloads.Where(download => download.State == Absent),
            _ => downloads.Where(download => download.State == Refused),
        };
    }

    private static ArtworkDownloadState StateOf(ArtworkDownloadEntity download)
        => EnumNames<AcquisitionState>.Parse(download.State) switch
        {
            AcquisitionState.Pending => download.Failures == 0 ? ArtworkDownloadState.Waiting : ArtworkDownloadState.Failed,
            AcquisitionState.Done => ArtworkDownloadState.Done,
            AcquisitionState.Absent => ArtworkDownloadState.Absent,
            _ => ArtworkDownloadState.Refused,
        };

    private static ArtworkDownload ToDownload(ArtworkDownloadEntity download, int targets) => new()
    {
        Id = download.Id,
        Url = download.Url,
        State = StateOf(download),
        Reason = download.Reason,
        Failures = download.Failures,
        NextAttempt = StoredValues.ToUtc(download.DueAt),
        LastAttempt = download.CheckedAt is { } time ? StoredValues.ToUtc(time) : null,
        CreatedAt = StoredValues.ToUtc(download.CreatedAt),
        Targets = targets,
    };

    // A failure count of zero also ends the growth of the delays.
    private async Task<int> MakeDueAsync(long[] ids, CancellationToken cancellationToken)
    {
        DateTime now = database.Now();
        return await database.WriteAsync(
            (transaction, token) => transaction.Context.Set<ArtworkDownloadEntity>()
                .Where(download => ids.Contains(download.Id)
                    && (download.State == Absent || download.State == Refused || (download.State == Pending && download.Failures > 0)))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(download => download.State, Pending)
                        .SetProperty(download => download.DueAt, now)
                        .SetProperty(download => download.Failures, 0),
                    token),
            cancellationToken).ConfigureAwait(false);
    }
}
