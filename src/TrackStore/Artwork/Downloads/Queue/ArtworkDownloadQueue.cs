using System.Security.Cryptography;
using System.Text;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Lookups;
using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Queues the pictures that platforms name, in the transaction of a write. One serves the whole transaction.</summary>
internal sealed class ArtworkDownloadQueue(StoreTransaction transaction, ArtworkDownloadOptions options, IReadOnlyList<string> ranking) : IDisposable
{
    private const int UrlKeyLength = 16;
    private const string Address = "d.id, d.url, d.state, d.due_at, d.checked_at, d.content_hash, d.reason";

    private readonly HashSet<long> _pending = [];

    // The tracks of an album stand side by side and all name its cover.
    private readonly HashSet<(ImageSubject Subject, long Id, string Source, string Url)> _settled = [];

    private readonly SqlStatement _find = transaction.Prepare(
        $"""
        SELECT {Address}, t.named_by FROM artwork_download_targets t JOIN artwork_downloads d ON d.id = t.download_id
        WHERE t.subject = @subject AND t.subject_id = @id AND t.source = @source
        """,
        "@subject", "@id", "@source");

    private readonly SqlStatement _findAddress = transaction.Prepare($"SELECT {Address} FROM artwork_downloads d WHERE d.url_key = @key", "@key");

    private readonly SqlStatement _showsOfTrack = transaction.Prepare(
        "SELECT 1 FROM track_artworks WHERE track_id = @id AND kind = 'front' AND source = @source AND source_url = @url AND artwork_id IS NOT NULL", "@id", "@source", "@url");

    private readonly SqlStatement _showsOfAlbum = transaction.Prepare(
        "SELECT 1 FROM album_artworks WHERE album_id = @id AND kind = 'front' AND source = @source AND source_url = @url AND artwork_id IS NOT NULL", "@id", "@source", "@url");

    private readonly SqlStatement _isLinkedTrack = transaction.Prepare(
        "SELECT 1 FROM track_platform_info WHERE platform = @source AND platform_id = @named_by LIMIT 1", "@source", "@named_by");

    private readonly SqlStatement _addAddress = transaction.Prepare(
        "INSERT INTO artwork_downloads (url_key, url, state, due_at, failures, created_at) VALUES (@key, @url, 'pending', @now, 0, @now)",
        "@key", "@url", "@now");

    private readonly SqlStatement _setTarget = transaction.Prepare(
        """
        INSERT INTO artwork_download_targets (subject, subject_id, source, download_id, named_by, is_linked)
        VALUES (@subject, @id, @source, @download, @named_by, @linked)
        ON CONFLICT (subject, subject_id, source) DO UPDATE SET download_id = excluded.download_id, named_by = excluded.named_by, is_linked = excluded.is_linked
        """,
        "@subject", "@id", "@source", "@download", "@named_by", "@linked");

    private readonly SqlStatement _askAgain = transaction.Prepare("UPDATE artwork_downloads SET state = 'pending', due_at = @now WHERE id = @id", "@now", "@id");

    // What came of an address that nobody names any more is still worth knowing; what never came is not.
    private readonly SqlStatement _sweep = transaction.Prepare(
        """
        DELETE FROM artwork_downloads WHERE id = @id AND state = 'pending' AND content_hash IS NULL
            AND NOT EXISTS (SELECT 1 FROM artwork_download_targets t WHERE t.download_id = artwork_downloads.id)
        """,
        "@id");

    /// <summary>Gets the downloads that the requests of this transaction are waiting for.</summary>
    public IReadOnlySet<long> Pending => _pending;

    /// <summary>Notes that a track or album is to have the picture of an address.</summary>
    /// <param name="wish">What the platform says.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <returns>Whether that changed anything: there is something to download now, or a picture that is stored was linked.</returns>
    public async Task<bool> EnqueueAsync(ArtworkDownloadRequest wish, CancellationToken cancellationToken)
    {
        if (!_settled.Add((wish.Subject, wish.SubjectId, wish.Source, wish.Url)))
            return false;
        if (await FindAsync(wish, cancellationToken).ConfigureAwait(false) is not { } known)
            return await AddAsync(wish, cancellationToken).ConfigureAwait(false);
        if (known.Address.Url == wish.Url)
            return await RenewAsync(wish, known.Address, cancellationToken).ConfigureAwait(false);
        if (!await MayReplaceAsync(wish, known, cancellationToken).ConfigureAwait(false))
            return false;
        bool isNew = await PointAsync(wish, cancellationToken).ConfigureAwait(false);
        await _sweep.ExecuteAsync(cancellationToken, known.Address.Id).ConfigureAwait(false);
        return isNew;
    }

    public void Dispose()
    {
        _find.Dispose();
        _findAddress.Dispose();
        _showsOfTrack.Dispose();
        _showsOfAlbum.Dispose();
        _isLinkedTrack.Dispose();
        _addAddress.Dispose();
        _setTarget.Dispose();
        _askAgain.Dispose();
        _sweep.Dispose();
    }

    private async Task<bool> AddAsync(ArtworkDownloadRequest wish, CancellationToken cancellationToken)
    {
        SqlStatement shows = wish.Subject == ImageSubject.Track ? _showsOfTrack : _showsOfAlbum;
        bool isShown = await shows.NumberAsync(cancellationToken, wish.SubjectId, wish.Source, wish.Url).ConfigureAwait(false) is not null;
        return !isShown && await PointAsync(wish, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets a subject's target of a source be the wish's address.</summary>
    private async Task<bool> PointAsync(ArtworkDownloadRequest wish, CancellationToken cancellationToken)
    {
        byte[] urlKey = KeyOf(wish.Url);
        if (await FindAddressAsync(urlKey, cancellationToken).ConfigureAwait(false) is not { } address)
        {
            long added = await _addAddress.InsertAsync(cancellationToken, urlKey, wish.Url, transaction.Now).ConfigureAwait(false);
            await SetTargetAsync(wish, added, isLinked: false, cancellationToken).ConfigureAwait(false);
            _pending.Add(added);
            return true;
        }

        bool isLinked = address.State == DownloadState.Done && await LinkAsync(wish, address, cancellationToken).ConfigureAwait(false);
        await SetTargetAsync(wish, address.Id, isLinked, cancellationToken).ConfigureAwait(false);
        if (isLinked)
            return true;
        if (address.State == DownloadState.Pending)
        {
            _pending.Add(address.Id);
            return true;
        }

        // Done, but the picture is gone: it takes another download. Absent or refused: only when that was long ago.
        if (address.State == DownloadState.Done || address.DueAt <= transaction.Now)
        {
            await AskAgainAsync(address, cancellationToken).ConfigureAwait(false);
            return true;
        }

        var key = new ArtworkLookupKey(wish.Subject, wish.SubjectId, wish.Source, ArtworkKind.Front);
        string state = address.State == DownloadState.Absent ? ArtworkLookupRow.Absent : ArtworkLookupRow.Failed;
        await transaction.SetLookupAsync(key, state, address.State == DownloadState.Absent ? 0 : 1, address.Reason, address.DueAt, cancellationToken).ConfigureAwait(false);
        return false;
    }

    private async Task<bool> LinkAsync(ArtworkDownloadRequest wish, Row address, CancellationToken cancellationToken)
    {
        var delivery = new ArtworkLinker(transaction, ranking);
        if (address.ContentHash is not { } hash || await delivery.FindAsync(hash, cancellationToken).ConfigureAwait(false) is not { } artworkId)
            return false;
        bool isTrack = wish.Subject == ImageSubject.Track;
        ArtworkTarget target = ArtworkTarget.Of(isTrack ? wish.SubjectId : null, isTrack ? null : wish.SubjectId, wish.Source, wish.Url, ArtworkKind.Front);
        await delivery.LinkAsync(target, artworkId, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> RenewAsync(ArtworkDownloadRequest wish, Row address, CancellationToken cancellationToken)
    {
        DateTime now = transaction.Now;
        bool isDue = address.State switch
        {
            DownloadState.Done => wish.Revalidate && !(address.CheckedAt > now - options.RevalidateAfter),
            DownloadState.Absent or DownloadState.Refused => address.DueAt <= now,
            _ => false,
        };
        if (isDue)
            await AskAgainAsync(address, cancellationToken).ConfigureAwait(false);
        else if (address.State == DownloadState.Pending)
            _pending.Add(address.Id);
        return isDue;
    }

    private async ValueTask AskAgainAsync(Row address, CancellationToken cancellationToken)
    {
        await _askAgain.ExecuteAsync(cancellationToken, transaction.Now, address.Id).ConfigureAwait(false);
        _pending.Add(address.Id);
    }

    /// <summary>
    /// Tells whether a wish may replace the address that a subject has. Who named it may; another track of the album only when nobody can any more, or when
    /// there is nothing at the old address and something may be at the new one.
    /// </summary>
    private async Task<bool> MayReplaceAsync(ArtworkDownloadRequest wish, Target known, CancellationToken cancellationToken)
    {
        if (known.NamedBy == wish.NamedBy)
            return true;
        if (await _isLinkedTrack.NumberAsync(cancellationToken, wish.Source, known.NamedBy).ConfigureAwait(false) is null)
            return true;
        if (!IsVain(known.Address.State))
            return false;
        byte[] urlKey = KeyOf(wish.Url);
        return await FindAddressAsync(urlKey, cancellationToken).ConfigureAwait(false) is not { } wished || !IsVain(wished.State);
    }

    private ValueTask<int> SetTargetAsync(ArtworkDownloadRequest wish, long downloadId, bool isLinked, CancellationToken cancellationToken) => _setTarget.ExecuteAsync(
        cancellationToken, EnumNames<ImageSubject>.Of(wish.Subject), wish.SubjectId, wish.Source, downloadId, wish.NamedBy, isLinked);

    private async Task<Target?> FindAsync(ArtworkDownloadRequest wish, CancellationToken cancellationToken)
    {
        SqlRows rows = await _find.ReadAsync(cancellationToken, EnumNames<ImageSubject>.Of(wish.Subject), wish.SubjectId, wish.Source).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? new Target(Row.Of(rows), rows.Text(7)) : null;
    }

    private async Task<Row?> FindAddressAsync(byte[] key, CancellationToken cancellationToken)
    {
        SqlRows rows = await _findAddress.ReadAsync(cancellationToken, key).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? Row.Of(rows) : null;
    }

    private static byte[] KeyOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url))[..UrlKeyLength];

    private static bool IsVain(string state) => state is DownloadState.Absent or DownloadState.Refused;

    private readonly record struct Target(Row Address, string NamedBy);

    private readonly record struct Row(long Id, string Url, string State, DateTime DueAt, DateTime? CheckedAt, byte[]? ContentHash, string? Reason)
    {
        public static Row Of(SqlRows rows) => new(
            rows.Integer(0),
            rows.Text(1),
            rows.Text(2),
            Utc(rows.Time(3)),
            rows.IsNull(4) ? null : Utc(rows.Time(4)),
            rows.IsNull(5) ? null : rows.Bytes(5),
            rows.TextOrNull(6));

        private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
    }
}
