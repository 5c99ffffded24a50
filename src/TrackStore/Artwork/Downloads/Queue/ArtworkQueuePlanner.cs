using System.Security.Cryptography;
using System.Text;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Plans the downloads of the pictures that platforms name. One instance serves one making of a plan.</summary>
/// <param name="rows">The write.</param>
/// <param name="options">How long a downloaded picture counts as current.</param>
/// <param name="ranking">The ranking of the sources, the best first.</param>
internal sealed class ArtworkQueuePlanner(LibraryRows rows, ArtworkDownloadOptions options, IReadOnlyList<string> ranking)
{
    private const int UrlKeyLength = 16;

    private static readonly string Waiting = EnumNames<AcquisitionState>.Of(AcquisitionState.Pending);

    private readonly HashSet<long> _pending = [];

    private readonly HashSet<long> _released = [];

    /// <summary>Gets the downloads that the requests are waiting for.</summary>
    public IReadOnlySet<long> Pending => _pending;

    /// <summary>Requests that a track or album shows the picture at a URL.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True when the request changed something: a download is due now, or a stored picture was linked.</returns>
    public bool Enqueue(ArtworkDownloadRequest request)
    {
        if (FindTarget(request) is not { } target || rows.Downloads.Find(target.DownloadId) is not { } download)
        {
            Want(request);
            return !Shows(request) && Point(request);
        }

        // First, and without the key: the tracks of an album follow one another, and all of them name its cover.
        if (download.Url == request.Url)
            return Renew(request, download);
        if (!MayReplace(request, target, download))
            return false;
        bool isChanged = Point(request);
        Release(download);
        return isChanged;
    }

    // What a request needs unless it only confirms the URL that is already there, so that it is read together with what others need.
    private void Want(ArtworkDownloadRequest request)
    {
        rows.Downloads.ByUrlKey.Want(KeyOf(request.Url));
        ArtworkLinkRows.Want(rows, request.Owner);
    }

    private bool Shows(ArtworkDownloadRequest request) => ArtworkLinkRows.Find(rows, request.Owner).Any(
        row => row.Kind == Schema.Front
            && row.Link.Source == request.Source
            && row.Link.SourceUrl == request.Url
            && row.Link.ArtworkId is not null);

    /// <summary>Points the owner's target of the source to the requested URL.</summary>
    private bool Point(ArtworkDownloadRequest request)
    {
        byte[] urlKey = KeyOf(request.Url);
        if (FindDownload(urlKey) is not { } download)
        {
            long added = rows.NewId(IdKind.Download);
            rows.Downloads.Put(NewDownload(added, request.Url, urlKey));
            SetTarget(request, added, isLinked: false);
            _pending.Add(added);
            return true;
        }

        AcquisitionState state = StateOf(download);
        bool isLinked = state == AcquisitionState.Done && Link(request, download);
        SetTarget(request, download.Id, isLinked);
        if (isLinked)
            return true;
        if (state == AcquisitionState.Pending)
        {
            _pending.Add(download.Id);
            return true;
        }

        // A downloaded picture was deleted since, or an absence or refusal has expired.
        if (state == AcquisitionState.Done || download.DueAt <= rows.Now)
        {
            Requeue(download);
            return true;
        }

        var key = new ArtworkLookupKey(request.Owner, request.Source, ArtworkKind.Front);
        int failures = state == AcquisitionState.Absent ? 0 : 1;
        ArtworkLookupRows.Set(rows, key, new AcquisitionStatus(state, failures, download.Reason, download.DueAt));
        return false;
    }

    /// <summary>
    /// Returns the download of a URL, or null. One that this plan has released starts anew if nothing needed it any more: a plan for this
    /// request alone would not find it, because it is deleted after the plan that releases it.
    /// </summary>
    private ArtworkDownloadEntity? FindDownload(byte[] urlKey)
    {
        if (rows.Downloads.ByUrlKey.FindOne(urlKey) is not { } download)
            return null;
        bool isDiscarded = _released.Contains(download.Id)
            && StateOf(download) == AcquisitionState.Pending
            && download.ContentHash is null
            && rows.DownloadTargets.ByDownload.Find(download.Id).Count == 0;
        if (!isDiscarded)
            return download;
        ArtworkDownloadEntity renewed = NewDownload(download.Id, download.Url, urlKey);
        rows.Downloads.Put(renewed);
        return renewed;
    }

    private ArtworkDownloadEntity NewDownload(long id, string url, byte[] urlKey) => new()
    {
        Id = id,
        UrlKey = urlKey,
        Url = url,
        State = Waiting,
        DueAt = rows.Now,
        CreatedAt = rows.Now,
    };

    private void Release(ArtworkDownloadEntity download)
    {
        rows.ReleaseDownload(download.Id);
        _released.Add(download.Id);
    }

    private bool Link(ArtworkDownloadRequest request, ArtworkDownloadEntity download)
    {
        var linker = new ArtworkLinker(rows, ranking);
        if (download.ContentHash is not { } hash || linker.Find(hash) is not { } artwork)
            return false;
        var target = ArtworkTarget.ForOwner(request.Owner, request.Source, request.Url, ArtworkKind.Front);
        linker.Link(artwork, target, renewsEqualLinks: false);
        return true;
    }

    private bool Renew(ArtworkDownloadRequest request, ArtworkDownloadEntity download)
    {
        AcquisitionState state = StateOf(download);
        bool isDue = state switch
        {
            AcquisitionState.Done => request.Revalidate && !(download.CheckedAt > rows.Now - options.RevalidateAfter),
            AcquisitionState.Absent or AcquisitionState.Refused => download.DueAt <= rows.Now,
            _ => false,
        };
        if (isDue)
            Requeue(download);
        else if (state == AcquisitionState.Pending)
            _pending.Add(download.Id);
        return isDue;
    }

    private void Requeue(ArtworkDownloadEntity download)
    {
        rows.Downloads.Put(download with { State = Waiting, DueAt = rows.Now });
        _pending.Add(download.Id);
    }

    /// <summary>
    /// Tells whether a request may replace the URL of an owner. The track that named the URL may. Another track of the same album may
    /// only if that track is no longer linked to the platform, or if there is no picture at the old URL while there may be one at the new
    /// URL.
    /// </summary>
    private bool MayReplace(ArtworkDownloadRequest request, ArtworkDownloadTargetEntity target, ArtworkDownloadEntity download)
    {
        if (target.NamedBy == request.NamedBy)
            return true;
        if (!rows.Links.ByPlatformId.Find(target.NamedBy).Any(link => link.Platform == request.Source))
            return true;
        return HasNoPicture(download)
            && !(rows.Downloads.ByUrlKey.FindOne(KeyOf(request.Url)) is { } requested && HasNoPicture(requested));
    }

    private ArtworkDownloadTargetEntity? FindTarget(ArtworkDownloadRequest request)
    {
        string subject = EnumNames<ArtworkOwnerKind>.Of(request.Owner.Kind);
        return rows.DownloadTargets.BySubject.Find(request.Owner.Id)
            .FirstOrDefault(target => target.Subject == subject && target.Source == request.Source);
    }

    private void SetTarget(ArtworkDownloadRequest request, long downloadId, bool isLinked)
        => rows.DownloadTargets.Put(new ArtworkDownloadTargetEntity
        {
            Subject = EnumNames<ArtworkOwnerKind>.Of(request.Owner.Kind),
            SubjectId = request.Owner.Id,
            Source = request.Source,
            DownloadId = downloadId,
            NamedBy = request.NamedBy,
            IsLinked = isLinked,
        });

    private static bool HasNoPicture(ArtworkDownloadEntity download)
        => StateOf(download) is AcquisitionState.Absent or AcquisitionState.Refused;

    private static AcquisitionState StateOf(ArtworkDownloadEntity download) => EnumNames<AcquisitionState>.Parse(download.State);

    private static byte[] KeyOf(string url) => SHA256.HashData(Encoding.UTF8.GetBytes(url))[..UrlKeyLength];
}
