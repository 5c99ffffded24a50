using System.Security.Cryptography;
using System.Text;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Queues the pictures that platforms name, within a write. One instance serves the whole write.</summary>
/// <param name="transaction">The write.</param>
/// <param name="options">How long a downloaded picture counts as current.</param>
/// <param name="ranking">The ranking of the sources, the best first.</param>
internal sealed class ArtworkDownloadQueue(
    StoreTransaction transaction,
    ArtworkDownloadOptions options,
    IReadOnlyList<string> ranking) : IDisposable
{
    private const int UrlKeyLength = 16;
    private const string Columns = "d.id, d.url, d.state, d.due_at, d.checked_at, d.content_hash, d.reason";

    private readonly HashSet<long> _pending = [];

    // The tracks of an album are next to each other, and all of them name its cover.
    private readonly HashSet<(ArtworkOwner Owner, string Source, string Url)> _handled = [];

    private readonly SqlStatement _findTarget = transaction.Prepare(
        $"""
        SELECT {Columns}, t.named_by FROM artwork_download_targets t JOIN artwork_downloads d ON d.id = t.download_id
        WHERE t.subject = @subject AND t.subject_id = @id AND t.source = @source
        """,
        "@subject", "@id", "@source");

    private readonly SqlStatement _findDownload = transaction.Prepare(
        $"SELECT {Columns} FROM artwork_downloads d WHERE d.url_key = @key",
        "@key");

    private readonly SqlStatement _trackShows = transaction.Prepare(
        """
        SELECT 1 FROM track_artworks
        WHERE track_id = @id AND kind = 'front' AND source = @source AND source_url = @url AND artwork_id IS NOT NULL
        """,
        "@id", "@source", "@url");

    private readonly SqlStatement _albumShows = transaction.Prepare(
        """
        SELECT 1 FROM album_artworks
        WHERE album_id = @id AND kind = 'front' AND source = @source AND source_url = @url AND artwork_id IS NOT NULL
        """,
        "@id", "@source", "@url");

    private readonly SqlStatement _isLinkedTrack = transaction.Prepare(
        "SELECT 1 FROM track_platform_info WHERE platform = @source AND platform_id = @named_by LIMIT 1", "@source", "@named_by");

    private readonly SqlStatement _addDownload = transaction.Prepare(
        """
        INSERT INTO artwork_downloads (id, url_key, url, state, due_at, failures, created_at)
        VALUES (@id, @key, @url, 'pending', @now, 0, @now)
        """,
        "@id", "@key", "@url", "@now");

    private readonly SqlStatement _setTarget = transaction.Prepare(
        """
        INSERT INTO artwork_download_targets (subject, subject_id, source, download_id, named_by, is_linked)
        VALUES (@subject, @id, @source, @download, @named_by, @linked)
        ON CONFLICT (subject, subject_id, source)
            DO UPDATE SET download_id = excluded.download_id, named_by = excluded.named_by, is_linked = excluded.is_linked
        """,
        "@subject", "@id", "@source", "@download", "@named_by", "@linked");

    private readonly SqlStatement _requeue = transaction.Prepare(
        "UPDATE artwork_downloads SET state = 'pending', due_at = @now WHERE id = @id",
        "@now",
        "@id");

    // The result of a download is worth keeping even even if no target refers to its URL; a download that never succeeded is not.
    private readonly SqlStatement _sweep = transaction.Prepare(
        """
        DELETE FROM artwork_downloads WHERE id = @id AND state = 'pending' AND content_hash IS NULL
            AND NOT EXISTS (SELECT 1 FROM artwork_download_targets t WHERE t.download_id = artwork_downloads.id)
        """,
        "@id");

    /// <summary>Gets the downloads that the requests of this write are waiting for.</summary>
    public IReadOnlySet<long> Pending => _pending;

    /// <summary>Requests that a track or album shows the picture at a URL.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>True when the request changed something: a download is due now, or a stored picture was linked.</returns>
    public async Task<bool> EnqueueAsync(ArtworkDownloadRequest request, CancellationToken cancellationToken)
    {
        if (!_handled.Add((request.Owner, request.Source, request.Url)))
            return false;
        if (await FindTargetAsync(request, cancellationToken).ConfigureAwait(false) is not { } target)
            return await AddAsync(request, cancellationToken).ConfigureAwait(false);
        if (target.Download.Url == request.Url)
            return await RenewAsync(request, target.Download, cancellationToken).ConfigureAwait(false);
        if (!await MayReplaceAsync(request, target, cancellationToken).ConfigureAwait(false))
            return false;
        bool isChanged = await PointAsync(request, cancellationToken).ConfigureAwait(false);
        await _sweep.ExecuteAsync(cancellationToken, target.Download.Id).ConfigureAwait(false);
        return isChanged;
    }

    public void Dispose()
    {
        _findTarget.Dispose();
        _findDownload.Dispose();
        _trackShows.Dispose();
        _albumShows.Dispose();
        _isLinkedTrack.Dispose();
        _addDownload.Dispose();
        _setTarget.Dispose();
        _requeue.Dispose();
        _sweep.Dispose();
    }

    private async Task<bool> AddAsync(ArtworkDownloadRequest request, CancellationToken cancellationToken)
    {
        SqlStatement shows = request.Owner.Kind == ArtworkOwnerKind.Track ? _trackShows : _albumShows;
        long? shown = await shows.NumberAsync(cancellationToken, request.Owner.Id, request.Source, request.Url).ConfigureAwait(false);
        return shown is null && await PointAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Points the owner's target of the source to the requested URL.</summary>
    private async Task<bool> PointAsync(ArtworkDownloadRequest request, CancellationToken cancellationToken)
    {
        byte[] urlKey = KeyOf(request.Url);
        if (await FindDownloadAsync(urlKey, cancellationToken).ConfigureAwait(false) is not { } download)
        {
            long added = transaction.NewId(IdKind.Download);
            await _addDownload.ExecuteAsync(cancellationToken, added, urlKey, request.Url, transaction.Now).ConfigureAwait(false);
            await SetTargetAsync(request, added, isLinked: false, cancellationToken).ConfigureAwait(false);
            _pending.Add(added);
            return true;
        }

        bool isLinked = download.State == AcquisitionState.Done
            && await LinkAsync(request, download, cancellationToken).ConfigureAwait(false);
        await SetTargetAsync(request, download.Id, isLinked, cancellationToken).ConfigureAwait(false);
        if (isLinked)
            return true;
        if (download.State == AcquisitionState.Pending)
        {
            _pending.Add(download.Id);
            return true;
        }

        // A downloaded picture was deleted since, or an absence or refusal has expired.
        if (download.State == AcquisitionState.Done || download.DueAt <= transaction.Now)
        {
            await RequeueAsync(download, cancellationToken).ConfigureAwait(false);
            return true;
        }

        var key = new ArtworkLookupKey(request.Owner, request.Source, ArtworkKind.Front);
        await transaction.SetLookupAsync(key, download.ToStatus(), cancellationToken).ConfigureAwait(false);
        return false;
    }

    private async Task<bool> LinkAsync(ArtworkDownloadRequest request, Download download, CancellationToken cancellationToken)
    {
        var linker = new ArtworkLinker(transaction, ranking);
        LinkableArtwork? artwork = download.ContentHash is { } hash
            ? await linker.FindAsync(hash, cancellationToken).ConfigureAwait(false)
            : null;
        if (artwork is null)
            return false;
        var target = ArtworkTarget.ForOwner(request.Owner, request.Source, request.Url, ArtworkKind.Front);
        await linker.LinkAsync(artwork, target, renewsEqualLinks: false, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> RenewAsync(ArtworkDownloadRequest request, Download download, CancellationToken cancellationToken)
    {
        DateTime now = transaction.Now;
        bool isDue = download.State switch
        {
            AcquisitionState.Done => request.Revalidate && !(download.CheckedAt > now - options.RevalidateAfter),
            AcquisitionState.Absent or AcquisitionState.Refused => download.DueAt <= now,
            _ => false,
        };
        if (isDue)
            await RequeueAsync(download, cancellationToken).ConfigureAwait(false);
        else if (download.State == AcquisitionState.Pending)
            _pending.Add(download.Id);
        return isDue;
    }

    private async ValueTask RequeueAsync(Download download, CancellationToken cancellationToken)
    {
        await _requeue.ExecuteAsync(cancellationToken, transaction.Now, download.Id).ConfigureAwait(false);
        _pending.Add(download.Id);
    }

    /// <summary>
    /// Tells whether a request may replace the URL of an owner. The track that named the URL may. Another track of the same album may
    /// only if that track is no longer linked to the platform, or if there is no picture at the old URL while there may be one at the new
    /// URL.
    /// </summary>
    private async Task<bool> MayReplaceAsync(ArtworkDownloadRequest request, Target target, CancellationToken cancellationToken)
    {
        if (target.NamedBy == request.NamedBy)
            return true;
        if (await _isLinkedTrack.NumberAsync(cancellationToken, request.Source, target.NamedBy).ConfigureAwait(false) is null)
            return true;
        if (!target.Download.HasNoPicture)
            return false;
        return await FindDownloadAsync(KeyOf(request.Url), cancellationToken).ConfigureAwait(false) is not { HasNoPicture: true };
    }

    private ValueTask<int> SetTargetAsync(
        ArtworkDownloadRequest request,
        long downloadId,
        bool isLinked,
        CancellationToken cancellationToken)
        => _setTarget.ExecuteAsync(
            cancellationToken,
            EnumNames<ArtworkOwnerKind>.Of(request.Owner.Kind),
            request.Owner.Id,
            request.Source,
            downloadId,
            request.NamedBy,
            isLinked);

    private async Task<Target?> FindTargetAsync(ArtworkDownloadRequest request, CancellationToken cancellationToken)
    {
        string subject = EnumNames<ArtworkOwnerKind>.Of(request.Owner.Kind);
        SqlRows rows = await _findTarget.ReadAsync(cancellationToken, subject, request.Owner.Id, request.Source).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? new Target(Download.Of(rows), rows.Text(7)) : null;
    }

    private async Task<Download?> FindDownloadAsync(byte[] key, CancellationToken cancellationToken)
    {
        SqlRows rows = await _findDownload.ReadAsync(cancellationToken, key).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? Download.Of(rows) : null;
    }

    private static byte[] KeyOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url))[..UrlKeyLength];

    private sealed record Target(Download Download, string NamedBy);

    private sealed record Download(
        long Id,
        string Url,
        AcquisitionState State,
        DateTime DueAt,
        DateTime? CheckedAt,
        byte[]? ContentHash,
        string? Reason)
    {
        public bool HasNoPicture => State is AcquisitionState.Absent or AcquisitionState.Refused;

        public static Download Of(SqlRows rows) => new(
            rows.Integer(0),
            rows.Text(1),
            EnumNames<AcquisitionState>.Parse(rows.Text(2)),
            Utc(rows.Time(3)),
            rows.IsNull(4) ? null : Utc(rows.Time(4)),
            rows.IsNull(5) ? null : rows.Bytes(5),
            rows.TextOrNull(6));

        public AcquisitionStatus ToStatus() => new(State, State == AcquisitionState.Absent ? 0 : 1, Reason, DueAt);

        private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
    }
}
