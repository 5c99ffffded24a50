using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Reads the download queue.</summary>
internal static class DownloadReader
{
    private const int ReadAtOnce = 500;

    private static readonly string Pending = EnumNames<AcquisitionState>.Of(AcquisitionState.Pending);
    private static readonly string Done = EnumNames<AcquisitionState>.Of(AcquisitionState.Done);

    /// <summary>Lists the downloads that are due and that no process has taken, in the order of their due times.</summary>
    /// <param name="context">The context.</param>
    /// <param name="now">The current time, in UTC.</param>
    /// <param name="after">The last download of the previous page, or null for the first page.</param>
    /// <param name="limit">The maximum number of downloads.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<DueDownload>> ListDueAsync(
        DbContext context,
        DateTime now,
        DueDownload? after,
        int limit,
        CancellationToken cancellationToken)
    {
        IQueryable<ArtworkDownloadEntity> due = context.Set<ArtworkDownloadEntity>()
            .Where(download => download.State == Pending && download.DueAt <= now)
            .Where(download => download.LeasedUntil == null || download.LeasedUntil <= now);
        if (after is not null)
            due = due.Where(download => download.DueAt >= after.DueAt && (download.DueAt > after.DueAt || download.Id > after.Id));
        var rows = await due
            .OrderBy(download => download.DueAt)
            .ThenBy(download => download.Id)
            .Take(limit)
            .Select(download => new
            {
                download.Id,
                download.Url,
                download.DueAt,
                download.Failures,
                download.Etag,
                download.LastModified,
                IsStored = download.ContentHash != null
                    && context.Set<ArtworkEntity>().Any(artwork => artwork.Hash == download.ContentHash),
            })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new DueDownload
            {
                Id = row.Id,
                Url = row.Url,
                DueAt = row.DueAt,
                Failures = row.Failures,
                Known = row.IsStored ? new CacheValidators(row.Etag, ReadTime(row.LastModified)) : null,
            }),
        ];
    }

    /// <summary>Tells whether the queue contains a download, due or not.</summary>
    public static Task<bool> AnyPendingAsync(DbContext context, CancellationToken cancellationToken)
        => context.Set<ArtworkDownloadEntity>().AnyAsync(download => download.State == Pending, cancellationToken);

    /// <summary>Counts how the downloads of a batch have ended.</summary>
    public static async Task<DownloadCounts> CountAsync(DbContext context, DownloadBatch batch, CancellationToken cancellationToken)
    {
        DownloadCounts counts = default;
        foreach (long[] ids in batch.Ids.Chunk(ReadAtOnce))
        {
            var downloads = await context.Set<ArtworkDownloadEntity>()
                .Where(download => ids.Contains(download.Id))
                .Select(download => new { download.State, HasEnded = download.CheckedAt >= batch.Since })
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            counts = new DownloadCounts(
                counts.Done + downloads.Count(download => download.HasEnded && download.State == Done),
                counts.Failed + downloads.Count(download => download.HasEnded && download.State != Done),
                counts.Pending + downloads.Count(download => !download.HasEnded));
        }

        return counts;
    }

    /// <summary>Counts the downloads that are due.</summary>
    public static Task<long> CountDueAsync(DbContext context, DateTime now, CancellationToken cancellationToken)
        => context.Set<ArtworkDownloadEntity>()
            .LongCountAsync(download => download.State == Pending && download.DueAt <= now, cancellationToken);

    /// <summary>Gets the next time at which a download becomes due or its lease expires, or null when there is none.</summary>
    public static Task<DateTime?> NextDueAsync(DbContext context, DateTime after, CancellationToken cancellationToken)
        => context.Set<ArtworkDownloadEntity>()
            .Where(download => download.State == Pending && (download.DueAt > after || download.LeasedUntil > after))
            .MinAsync(
                download => download.LeasedUntil > download.DueAt ? download.LeasedUntil : (DateTime?)download.DueAt, cancellationToken);

    /// <summary>Counts the targets of a download, and those whose track or album still exists.</summary>
    public static async Task<(int Targets, int Existing)> CountTargetsAsync(
        DbContext context,
        long downloadId,
        CancellationToken cancellationToken)
    {
        string track = EnumNames<ArtworkOwnerKind>.Of(ArtworkOwnerKind.Track);
        List<bool> exists = await context.Set<ArtworkDownloadTargetEntity>()
            .Where(target => target.DownloadId == downloadId)
            .Select(target => target.Subject == track
                ? context.Set<TrackEntity>().Any(row => row.Id == target.SubjectId)
                : context.Set<AlbumEntity>().Any(row => row.Id == target.SubjectId))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return (exists.Count, exists.Count(known => known));
    }

    /// <summary>Tells whether <see cref="SweepAsync"/> would delete anything.</summary>
    public static Task<bool> AnyToSweepAsync(DbContext context, DateTime checkedBefore, CancellationToken cancellationToken)
        => context.Set<ArtworkDownloadEntity>()
            .AnyAsync(download => download.CheckedAt < checkedBefore && download.Targets.Count == 0, cancellationToken);

    /// <summary>Deletes what is known of addresses that nothing has referred to for a long time.</summary>
    public static Task<int> SweepAsync(DbContext context, DateTime checkedBefore, CancellationToken cancellationToken)
        => context.Set<ArtworkDownloadEntity>()
            .Where(download => download.CheckedAt < checkedBefore && download.Targets.Count == 0)
            .ExecuteDeleteAsync(cancellationToken);

    private static DateTimeOffset? ReadTime(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset time) ? time : null;
}
