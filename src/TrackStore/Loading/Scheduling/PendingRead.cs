namespace TrackStore.Loading.Scheduling;

/// <summary>A read under way, and which changes were committed since it last asked the store. Guarded by the loader's lock.</summary>
/// <param name="request">The request that is read.</param>
internal sealed class PendingRead(ImageRequest request)
{
    private readonly HashSet<long> _changedAlbums = [];
    private bool _isSubjectChanged;

    /// <summary>Gets the request that is read.</summary>
    public ImageRequest Request { get; } = request;

    /// <summary>Gets or sets who waits for it; set when the read begins.</summary>
    public Demand Demand { get; set; } = null!;

    /// <summary>Gets or sets what a page's query answered, or null when the store is yet to be asked.</summary>
    public PageAnswer? Answer { private get; set; }

    /// <summary>Gets or sets the bytes that the page's answer brought along, or null.</summary>
    public ReadOnlyMemory<byte>? Data { get; set; }

    /// <summary>Takes the page's answer, which is good for one attempt.</summary>
    /// <returns>The answer, or null when the store is to be asked.</returns>
    public PageAnswer? TakeAnswer()
    {
        PageAnswer? answer = Answer;
        Answer = null;
        Data = answer?.Data;
        return answer;
    }

    /// <summary>Forgets the changes, because the store is asked anew.</summary>
    public void Restart()
    {
        _changedAlbums.Clear();
        _isSubjectChanged = false;
        Data = null;
    }

    /// <summary>Notes that whatever is read now may be out of date.</summary>
    public void Touch() => _isSubjectChanged = true;

    /// <summary>Notes that a track changed.</summary>
    /// <param name="trackId">The track's identifier.</param>
    public void TouchTrack(long trackId) => _isSubjectChanged |= Request.TrackId == trackId;

    /// <summary>Notes that an album changed. Which album a track falls back to is known only when the store has answered.</summary>
    /// <param name="albumId">The album's identifier.</param>
    public void TouchAlbum(long albumId)
    {
        if (Request.Subject == ImageSubject.Album)
        {
            _isSubjectChanged |= Request.Id == albumId;
        }
        else if (Request.Fallback != ImageFallback.None)
        {
            _changedAlbums.Add(albumId);
        }
    }

    /// <summary>Tells whether a change since the store was asked may have made its answer untrue.</summary>
    /// <param name="shown">What the store answered; null is "there is none".</param>
    /// <returns>True when the store must be asked again.</returns>
    public bool IsOutdated(ImageInfo? shown)
        => _isSubjectChanged
            || (_changedAlbums.Count > 0 && (shown is null || (shown.AlbumId is { } albumId && _changedAlbums.Contains(albumId))));
}
