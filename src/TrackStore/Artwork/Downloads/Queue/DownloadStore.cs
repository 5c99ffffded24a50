using System.Globalization;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Stores the results of downloads and links their pictures, each download in one transaction.</summary>
internal sealed class DownloadStore(StoreDatabase database, AcquisitionPolicy policy, IOptions<ArtworkOptions> options)
{
    private static readonly string Pending = EnumNames<AcquisitionState>.Of(AcquisitionState.Pending);
    private static readonly string Done = EnumNames<AcquisitionState>.Of(AcquisitionState.Done);
    private static readonly string Album = EnumNames<ArtworkOwnerKind>.Of(ArtworkOwnerKind.Album);

    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    /// <summary>Deletes the targets of a download whose owners were deleted, and the download when none is left.</summary>
    /// <returns>True when a target is left.</returns>
    public async Task<bool> IsWantedAsync(DueDownload download, CancellationToken cancellationToken)
    {
        (int targets, int existing) = await database.ReadAsync(
            (context, token) => DownloadReader.CountTargetsAsync(context, download.Id, token),
            cancellationToken).ConfigureAwait(false);
        return (targets > 0 && targets == existing)
            || await database.PlanAsync(rows => SweepTargets(rows, download.Id).Count > 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Links a downloaded picture to all targets within the plan that stores it.</summary>
    public void SetDone(LibraryRows rows, DueDownload download, LinkableArtwork artwork, string hash, CacheValidators validators)
    {
        Link(rows, download, artwork);
        SetDone(rows, download, Convert.FromHexString(hash), validators);
    }

    /// <summary>Links the stored picture, which the server has not changed, to the targets that don't show it yet.</summary>
    /// <returns>False when the picture is no longer stored and has to be downloaded again.</returns>
    public Task<bool> RenewAsync(DueDownload download, CacheValidators validators, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                ArtworkDownloadEntity? row = rows.Downloads.Find(download.Id);
                LinkableArtwork? artwork = row?.ContentHash is { } known ? new ArtworkLinker(rows, _ranking).Find(known) : null;
                if (artwork is null)
                {
                    if (row is not null)
                        rows.Downloads.Put(row with { Etag = null, LastModified = null, ContentHash = null, LeasedUntil = null });
                    return false;
                }

                Link(rows, download, artwork);
                SetDone(rows, download, row!.ContentHash!, validators);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// Stores that a download returned no picture, for its targets too, unless another process has changed the download since it was read.
    /// </summary>
    /// <param name="download">The download.</param>
    /// <param name="result">The result: absent, refused or failed.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>When the next attempt is due, in UTC, and whether that was stored.</returns>
    public Task<(DateTime DueAt, bool IsStored)> SetStatusAsync(
        DueDownload download,
        FetchResult result,
        CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                AcquisitionStatus status = policy.After(result, download.Failures, rows.Now);
                if (rows.Downloads.Find(download.Id) is not { } row || row.State != Pending || row.DueAt != download.DueAt)
                    return (status.DueAt, false);
                rows.Downloads.Put(row with
                {
                    State = EnumNames<AcquisitionState>.Of(status.State),
                    DueAt = status.DueAt,
                    Failures = status.Failures,
                    Reason = status.Reason,
                    CheckedAt = rows.Now,
                    LeasedUntil = null,
                });
                foreach (ArtworkDownloadTargetEntity target in SweepTargets(rows, download.Id))
                    ArtworkLookupRows.Set(rows, new ArtworkLookupKey(OwnerOf(target), target.Source, ArtworkKind.Front), status);
                return (status.DueAt, true);
            },
            cancellationToken);

    private void Link(LibraryRows rows, DueDownload download, LinkableArtwork artwork)
    {
        var linker = new ArtworkLinker(rows, _ranking);
        foreach (ArtworkDownloadTargetEntity target in SweepTargets(rows, download.Id))
        {
            var linked = ArtworkTarget.ForOwner(OwnerOf(target), target.Source, download.Url, ArtworkKind.Front);
            linker.Link(artwork, linked, renewsEqualLinks: false);
        }
    }

    private static void SetDone(LibraryRows rows, DueDownload download, byte[] hash, CacheValidators validators)
    {
        if (rows.Downloads.Find(download.Id) is not { } row)
            return;
        rows.Downloads.Put(row with
        {
            State = Done,
            DueAt = rows.Now,
            Failures = 0,
            Reason = null,
            Etag = validators.ETag,
            LastModified = validators.LastModified?.ToString("O", CultureInfo.InvariantCulture),
            ContentHash = hash,
            CheckedAt = rows.Now,
            LeasedUntil = null,
        });
        foreach (ArtworkDownloadTargetEntity target in rows.DownloadTargets.ByDownload.Find(download.Id))
            rows.DownloadTargets.Put(target with { IsLinked = true });
    }

    /// <summary>Deletes the targets whose owners were deleted, and the download when none is left.</summary>
    /// <returns>The remaining targets.</returns>
    private static List<ArtworkDownloadTargetEntity> SweepTargets(LibraryRows rows, long downloadId)
    {
        var remaining = new List<ArtworkDownloadTargetEntity>();
        foreach (ArtworkDownloadTargetEntity target in rows.DownloadTargets.ByDownload.Find(downloadId))
        {
            if (ArtworkOwners.Exists(rows, OwnerOf(target)))
                remaining.Add(target);
            else
                rows.DownloadTargets.Remove(target);
        }

        if (remaining.Count == 0 && rows.Downloads.Find(downloadId) is { } download)
            rows.Downloads.Remove(download);
        return [.. remaining.OrderBy(target => target.Subject, StringComparer.Ordinal).ThenBy(target => target.SubjectId)];
    }

    private static ArtworkOwner OwnerOf(ArtworkDownloadTargetEntity target)
        => target.Subject == Album ? ArtworkOwner.Album(target.SubjectId) : ArtworkOwner.Track(target.SubjectId);
}
