using TrackStore.Loading.Cache;

namespace TrackStore.Loading.Scheduling;

/// <summary>
/// The read of one request, from its first caller until its result, with the changes that were committed since it last asked the store.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="priority">How urgent it is.</param>
/// <param name="run">Makes one attempt.</param>
internal sealed class ImageRead(ImageRequest request, ImagePriority priority, Func<ImageRead, Task> run) : LoadJob(priority)
{
    /// <summary>How often a picture may change or vanish while it is read before the read ends with what it has.</summary>
    public const int MaxAttempts = 5;

    private readonly TaskCompletionSource<ImageLoadResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HashSet<long>? _changedAlbums;
    private bool _isSubjectChanged;

    /// <summary>Gets the request.</summary>
    public ImageRequest Request => request;

    /// <summary>Gets the result. It never fails: what went wrong is a result.</summary>
    public Task<ImageLoadResult> Result => _result.Task;

    /// <summary>Gets or sets how many callers want the events raised.</summary>
    public int Audience { get; set; }

    /// <summary>Gets or sets the page whose queries make the first attempt, or null when the read makes its attempts itself.</summary>
    public PageRead? Page { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the read waits for its prefetch, or for another caller, before it reads bytes.
    /// </summary>
    public bool IsHeld { get; set; }

    /// <summary>Gets or sets a value indicating whether the read has been ready for its bytes since it was held.</summary>
    public bool IsParked { get; set; }

    /// <summary>Gets or sets a value indicating whether the result is decided, or nobody waits for it any more.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Gets the number of attempts so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Gets a value indicating whether this attempt ends the read, even when a change came in between.</summary>
    public bool IsLastAttempt => Attempts >= MaxAttempts;

    /// <summary>Gets or sets the rendition that the store said is shown, or null while that isn't known.</summary>
    public ImageInfo? Shown { get; set; }

    /// <summary>Gets or sets the leased content of <see cref="Shown"/>, or null.</summary>
    public CachedContent? Content { get; set; }

    /// <summary>Begins an attempt: the changes so far are in its answer.</summary>
    public void BeginAttempt()
    {
        Attempts++;
        Shown = null;
        _isSubjectChanged = false;
        _changedAlbums = null;
    }

    /// <summary>Notes that whatever is read now may be out of date.</summary>
    public void NoteChange() => _isSubjectChanged = true;

    /// <summary>Records a change of one track or album. Which album a track shows is not known before the attempt's answer.</summary>
    /// <param name="subject">Whether a track or an album changed.</param>
    /// <param name="id">Its identifier.</param>
    public void NoteChange(ImageSubject subject, long id)
    {
        if (subject == request.Subject)
            _isSubjectChanged |= id == request.Id;
        else if (subject == ImageSubject.Album && request.Fallback != ImageFallback.None)
            (_changedAlbums ??= []).Add(id);
    }

    /// <summary>Tells whether a change since the attempt began may have made the store's answer untrue.</summary>
    /// <param name="shown">The answer; null means that there is no picture.</param>
    /// <returns>True when the store must be asked again.</returns>
    public bool IsOutdated(ImageInfo? shown)
        => _isSubjectChanged
            || (_changedAlbums is { } albums && (shown is null || (shown.AlbumId is { } albumId && albums.Contains(albumId))));

    /// <summary>Gives the callers their result, which they take up on other threads. Called after the events were raised.</summary>
    /// <param name="result">The result.</param>
    public void Complete(ImageLoadResult result) => _result.TrySetResult(result);

    /// <inheritdoc/>
    protected override Task RunAsync() => run(this);
}
