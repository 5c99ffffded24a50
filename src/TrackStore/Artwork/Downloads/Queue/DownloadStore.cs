using System.Globalization;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Stores the results of downloads and links their pictures, each download in one transaction.</summary>
internal sealed class DownloadStore(StoreDatabase database, AcquisitionPolicy policy, IOptions<ArtworkOptions> options)
{
    private readonly IReadOnlyList<string> _ranking = [.. options.Value.SourceRanking];

    /// <summary>Deletes the targets of a download whose owners were deleted, and the download when none is left.</summary>
    /// <returns>True when a target is left.</returns>
    public async Task<bool> IsWantedAsync(DueDownload download, CancellationToken cancellationToken)
    {
        IReadOnlyList<DownloadTarget> targets = await database.ReadAsync(
            (context, token) => DownloadReader.ListTargetsAsync(context, download.Id, token),
            cancellationToken).ConfigureAwait(false);
        if (targets.Count > 0 && targets.All(target => target.Exists))
            return true;
        return await database.WriteAsync(
            async (transaction, token) => (await SweepTargetsAsync(transaction, download, token).ConfigureAwait(false)).Count > 0,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Links a downloaded picture to all targets within the write that stores it.</summary>
    public async Task<bool> SetDoneAsync(
        StoreTransaction transaction,
        DueDownload download,
        LinkableArtwork artwork,
        (string Hash, CacheValidators Validators) version,
        CancellationToken cancellationToken)
    {
        await LinkAsync(transaction, download, artwork, cancellationToken).ConfigureAwait(false);
        await SetDoneAsync(transaction, download, Convert.FromHexString(version.Hash), version.Validators, cancellationToken)
            .ConfigureAwait(false);
        return true;
    }

    /// <summary>Links the stored picture, which the server has not changed, to the targets that don't show it yet.</summary>
    /// <returns>False when the picture is no longer stored and has to be downloaded again.</returns>
    public Task<bool> RenewAsync(DueDownload download, CacheValidators validators, CancellationToken cancellationToken)
        => database.WriteAsync(
        async (transaction, token) =>
        {
            using SqlStatement findHash = transaction.Prepare("SELECT content_hash FROM artwork_downloads WHERE id = @id", "@id");
            byte[]? hash = await findHash.BytesAsync(download.Id, token).ConfigureAwait(false);
            LinkableArtwork? artwork = hash is null
                ? null
                : await new ArtworkLinker(transaction, _ranking).FindAsync(hash, token).ConfigureAwait(false);
            if (artwork is null)
            {
                await transaction.ExecuteAsync(
                    "UPDATE artwork_downloads SET etag = NULL, last_modified = NULL, content_hash = NULL WHERE id = @id",
                    [("@id", download.Id)],
                    token).ConfigureAwait(false);
                return false;
            }

            await LinkAsync(transaction, download, artwork, token).ConfigureAwait(false);
            await SetDoneAsync(transaction, download, hash!, validators, token).ConfigureAwait(false);
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
        => database.WriteAsync(
        async (transaction, token) =>
        {
            AcquisitionStatus status = policy.After(result, download.Failures, transaction.Now);
            int changed = await transaction.ExecuteAsync(
                """
                UPDATE artwork_downloads SET state = @state, due_at = @due, failures = @failures, reason = @reason, checked_at = @now
                WHERE id = @id AND state = @pending AND due_at = @was_due
                """,
                [
                    ("@state", EnumNames<AcquisitionState>.Of(status.State)),
                    ("@due", status.DueAt),
                    ("@failures", status.Failures),
                    ("@reason", status.Reason),
                    ("@now", transaction.Now),
                    ("@id", download.Id),
                    ("@pending", EnumNames<AcquisitionState>.Of(AcquisitionState.Pending)),
                    ("@was_due", download.DueAt),
                ],
                token).ConfigureAwait(false);
            if (changed == 0)
                return (status.DueAt, false);
            foreach (DownloadTarget target in await SweepTargetsAsync(transaction, download, token).ConfigureAwait(false))
                await transaction.SetLookupAsync(target.Key, status, token).ConfigureAwait(false);
            return (status.DueAt, true);
        },
        cancellationToken);

    private async Task LinkAsync(
        StoreTransaction transaction,
        DueDownload download,
        LinkableArtwork artwork,
        CancellationToken cancellationToken)
    {
        var linker = new ArtworkLinker(transaction, _ranking);
        foreach (DownloadTarget target in await SweepTargetsAsync(transaction, download, cancellationToken).ConfigureAwait(false))
            await linker.LinkAsync(artwork, target.For(download.Url), renewsEqualLinks: false, cancellationToken).ConfigureAwait(false);
    }

    private static async Task SetDoneAsync(
        StoreTransaction transaction,
        DueDownload download,
        byte[] hash,
        CacheValidators validators,
        CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            """
            UPDATE artwork_downloads SET state = @done, due_at = @now, failures = 0, reason = NULL, etag = @etag, last_modified = @modified,
                content_hash = @hash, checked_at = @now WHERE id = @id
            """,
            [
                ("@done", EnumNames<AcquisitionState>.Of(AcquisitionState.Done)),
                ("@now", transaction.Now),
                ("@etag", validators.ETag),
                ("@modified", validators.LastModified?.ToString("O", CultureInfo.InvariantCulture)),
                ("@hash", hash),
                ("@id", download.Id),
            ],
            cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            "UPDATE artwork_download_targets SET is_linked = @linked WHERE download_id = @id",
            [("@linked", true), ("@id", download.Id)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the targets whose owners were deleted, and the download when none is left.</summary>
    /// <returns>The remaining targets.</returns>
    private static async Task<IReadOnlyList<DownloadTarget>> SweepTargetsAsync(
        StoreTransaction transaction,
        DueDownload download,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<DownloadTarget> targets = await DownloadReader.ListTargetsAsync(transaction.Context, download.Id, cancellationToken)
            .ConfigureAwait(false);
        foreach (DownloadTarget target in targets.Where(target => !target.Exists))
        {
            await transaction.ExecuteAsync(
                "DELETE FROM artwork_download_targets WHERE subject = @subject AND subject_id = @id",
                [("@subject", EnumNames<ArtworkOwnerKind>.Of(target.Owner.Kind)), ("@id", target.Owner.Id)],
                cancellationToken).ConfigureAwait(false);
        }

        DownloadTarget[] remaining = [.. targets.Where(target => target.Exists)];
        if (remaining.Length == 0)
        {
            await transaction.ExecuteAsync("DELETE FROM artwork_downloads WHERE id = @id", [("@id", download.Id)], cancellationToken)
                .ConfigureAwait(false);
        }

        return remaining;
    }
}
