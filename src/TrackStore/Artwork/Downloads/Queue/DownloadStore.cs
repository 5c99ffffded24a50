using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Lookups;
using TrackStore.Artwork.Rendering;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Writes down how downloads ended, and gives their pictures to those who want them: all of one download in one transaction.</summary>
internal sealed class DownloadStore(
    StoreDatabase database,
    IOptions<ArtworkOptions> artwork,
    IOptions<ArtworkLookupOptions> lookups,
    IOptions<ArtworkDownloadOptions> downloads)
{
    private readonly IReadOnlyList<string> _ranking = [.. artwork.Value.SourceRanking];
    private readonly bool _keepsOriginals = artwork.Value.KeepOriginals;
    private readonly TimeSpan _absenceLifetime = lookups.Value.AbsenceLifetime;
    private readonly TimeSpan _refusedByNetwork = downloads.Value.DeniedRetryAfter;
    private readonly TimeSpan _refusedForGood = downloads.Value.RevalidateAfter;
    private readonly RetryDelays _delays = new(lookups.Value);

    /// <summary>Forgets those of a download's targets that are deleted, and the download when none is left.</summary>
    /// <returns>Whether somebody still wants the picture.</returns>
    public async Task<bool> IsWantedAsync(DueDownload download, CancellationToken cancellationToken)
    {
        (int all, int living) = await database.ReadAsync(
            async (context, token) =>
            {
                IReadOnlyList<DownloadTarget> targets = await DownloadReader.ListTargetsAsync(context, download.Id, token).ConfigureAwait(false);
                return (targets.Count, targets.Count(target => target.Exists));
            },
            cancellationToken).ConfigureAwait(false);
        return (living > 0 && living == all)
            || await database.WriteAsync(async (transaction, token) => (await LivingTargetsAsync(transaction, download, token).ConfigureAwait(false)).Count > 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells whether a picture is stored as it would be made today.</summary>
    public Task<bool> IsStoredAsync(ArtworkKey key, CancellationToken cancellationToken)
    {
        byte[] hash = key.HashBytes;
        return database.ReadAsync((context, token) => context.Set<ArtworkEntity>().AnyAsync(a => a.Hash == hash && a.Profile == key.Profile, token), cancellationToken);
    }

    /// <summary>Stores a picture unless it is stored, and links it to all who want it.</summary>
    /// <returns>False when the picture is not stored and has to be made first.</returns>
    public Task<bool> StoreAsync(
        DueDownload download,
        CacheValidators validators,
        (ImageSource Source, ArtworkKey Key) picture,
        RenderedArtwork? made,
        CancellationToken cancellationToken) => database.WriteAsync(
        async (transaction, token) =>
        {
            var writer = new ArtworkWriter(transaction);
            long? artworkId = await writer.FindAsync(picture.Key, token).ConfigureAwait(false);
            if (artworkId is null && made is null)
                return false;

            long pixels = artworkId is { } known ? await writer.PixelsOfAsync(known, token).ConfigureAwait(false) : (long)made!.Processed.Width * made.Processed.Height;
            var delivery = new ArtworkLinker(transaction, _ranking);
            foreach (DownloadTarget target in await LivingTargetsAsync(transaction, download, token).ConfigureAwait(false))
            {
                ArtworkTarget subject = target.For(download.Url);
                if ((await writer.TakersAsync(subject, artworkId, pixels, token).ConfigureAwait(false)).Count == 0)
                {
                    await transaction.ForgetLookupsAsync(subject, token).ConfigureAwait(false);
                    continue;
                }

                artworkId ??= await writer.AddAsync(picture.Key, picture.Source, made!, token).ConfigureAwait(false);
                if (_keepsOriginals)
                    await writer.KeepOriginalAsync(picture.Key, picture.Source, token).ConfigureAwait(false);
                await delivery.LinkAsync(subject, artworkId.Value, token).ConfigureAwait(false);
            }

            await SetDoneAsync(transaction, download, validators, picture.Key.HashBytes, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Links the stored picture, which is still the server's, to those who don't have it yet.</summary>
    /// <returns>False when the picture isn't stored any more: it is to be downloaded whole.</returns>
    public Task<bool> RenewAsync(DueDownload download, CacheValidators validators, CancellationToken cancellationToken) => database.WriteAsync(
        async (transaction, token) =>
        {
            using SqlStatement findHash = transaction.Prepare("SELECT content_hash FROM artwork_downloads WHERE id = @id", "@id");
            var delivery = new ArtworkLinker(transaction, _ranking);
            if (await findHash.BytesAsync(download.Id, token).ConfigureAwait(false) is not { } hash
                || await delivery.FindAsync(hash, token).ConfigureAwait(false) is not { } artworkId)
            {
                await transaction.ExecuteAsync(
                    "UPDATE artwork_downloads SET etag = NULL, last_modified = NULL, content_hash = NULL WHERE id = @id", [("@id", download.Id)], token).ConfigureAwait(false);
                return false;
            }

            foreach (DownloadTarget target in await LivingTargetsAsync(transaction, download, token).ConfigureAwait(false))
                await delivery.LinkAsync(target.For(download.Url), artworkId, token).ConfigureAwait(false);
            await SetDoneAsync(transaction, download, validators, hash, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Writes down that there is no picture at the address.</summary>
    public Task<DateTime> SetAbsentAsync(DueDownload download, CancellationToken cancellationToken)
        => EndAsync(download, DownloadState.Absent, failures: 0, reason: null, now => now + _absenceLifetime, cancellationToken);

    /// <summary>Writes down that the picture is not taken. It stays so, until a platform names the address once more after a while: what was refused may have been the network's doing, or allowed since.</summary>
    public Task<DateTime> SetRefusedAsync(DueDownload download, string reason, bool isNetworks, CancellationToken cancellationToken)
        => EndAsync(download, DownloadState.Refused, failures: 1, reason, now => now + (isNetworks ? _refusedByNetwork : _refusedForGood), cancellationToken);

    /// <summary>Writes down that the download failed.</summary>
    /// <returns>When it is tried again.</returns>
    public Task<DateTime> SetFailedAsync(DueDownload download, string reason, DateTimeOffset? notBefore, bool isCounted, CancellationToken cancellationToken)
    {
        int failures = isCounted && download.Failures < int.MaxValue ? download.Failures + 1 : Math.Max(download.Failures, 1);
        return EndAsync(download, DownloadState.Pending, failures, reason, now => _delays.RetryAt(now, failures, notBefore), cancellationToken);
    }

    private Task<DateTime> EndAsync(DueDownload download, string state, int failures, string? reason, Func<DateTime, DateTime> due, CancellationToken cancellationToken) => database.WriteAsync(
        async (transaction, token) =>
        {
            DateTime dueAt = due(transaction.Now);
            string? text = reason is null ? null : FailureReason.Of(reason);
            await transaction.ExecuteAsync(
                "UPDATE artwork_downloads SET state = @state, due_at = @due, failures = @failures, reason = @reason, checked_at = @now WHERE id = @id",
                [("@state", state), ("@due", dueAt), ("@failures", failures), ("@reason", text), ("@now", transaction.Now), ("@id", download.Id)],
                token).ConfigureAwait(false);
            string lookup = state == DownloadState.Absent ? ArtworkLookupRow.Absent : ArtworkLookupRow.Failed;
            foreach (DownloadTarget target in await LivingTargetsAsync(transaction, download, token).ConfigureAwait(false))
            {
                var key = new ArtworkLookupKey(target.Subject, target.SubjectId, target.Source, ArtworkKind.Front);
                await transaction.SetLookupAsync(key, lookup, failures, text, dueAt, token).ConfigureAwait(false);
            }

            return dueAt;
        },
        cancellationToken);

    private static async Task SetDoneAsync(StoreTransaction transaction, DueDownload download, CacheValidators validators, byte[] hash, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            """
            UPDATE artwork_downloads SET state = 'done', due_at = @now, failures = 0, reason = NULL, etag = @etag, last_modified = @modified, content_hash = @hash,
                checked_at = @now WHERE id = @id
            """,
            [
                ("@now", transaction.Now), ("@etag", validators.ETag), ("@modified", validators.LastModified?.ToString("O", CultureInfo.InvariantCulture)), ("@hash", hash),
                ("@id", download.Id),
            ],
            cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            "UPDATE artwork_download_targets SET is_linked = @linked WHERE download_id = @id", [("@linked", true), ("@id", download.Id)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists whose picture it is. Tracks and albums that were deleted are forgotten, and so is a download that nobody wants.</summary>
    private static async Task<IReadOnlyList<DownloadTarget>> LivingTargetsAsync(StoreTransaction transaction, DueDownload download, CancellationToken cancellationToken)
    {
        IReadOnlyList<DownloadTarget> targets = await DownloadReader.ListTargetsAsync(transaction.Context, download.Id, cancellationToken).ConfigureAwait(false);
        DownloadTarget[] living = [.. targets.Where(target => target.Exists)];
        foreach (DownloadTarget target in targets.Where(target => !target.Exists))
        {
            await transaction.ExecuteAsync(
                "DELETE FROM artwork_download_targets WHERE subject = @subject AND subject_id = @id",
                [("@subject", EnumNames<ImageSubject>.Of(target.Subject)), ("@id", target.SubjectId)],
                cancellationToken).ConfigureAwait(false);
        }

        if (living.Length == 0)
            await transaction.ExecuteAsync("DELETE FROM artwork_downloads WHERE id = @id", [("@id", download.Id)], cancellationToken).ConfigureAwait(false);
        return living;
    }
}
