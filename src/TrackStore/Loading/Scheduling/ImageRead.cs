using TrackStore.Loading.Cache;

namespace TrackStore.Loading.Scheduling;

/// <summary>
/// The read of one request, from its first caller to its result, with the changes committed since its last attempt began.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="priority">The priority of the first caller.</param>
/// <param name="run">Makes one attempt.</param>
internal sealed class ImageRead(ImageRequest request, ImagePriority priority, Func<ImageRead, Task> run) : LoadJob(priority)
{
    /// <summary>The number of attempts after which a read ends, even if its image changed or vanished during each of them.</summary>
    public const int MaxAttempts = 5;

    private readonly TaskCompletionSource<ImageLoadResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HashSet<long>? _changedAlbums;
    private bool _isOwnerChanged;

    /// <summary>Gets the request.</summary>
    public ImageRequest Request => request;

    /// <summary>Gets a value indicating whether the request is for a preview, which doesn't depend on the library.</summary>
    public bool IsPreview => request.PreviewUrl is not null;

    /// <summary>Gets the result. The task never fails; an error is a result.</summary>
    public Task<ImageLoadResult> Result => _result.Task;

    /// <summary>Gets or sets the number of callers for which events are raised.</summary>
    public int Audience { get; set; }

    /// <summary>Gets or sets the page that makes the first attempt, or null when the read makes its attempts itself.</summary>
    public PageRead? Page { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the read must not read bytes until its prefetch, or another caller, starts it.
    /// </summary>
    public bool IsHeld { get; set; }

    /// <summary>Gets or sets a value indicating whether the held read is ready to read bytes.</summary>
    public bool IsParked { get; set; }

    /// <summary>Gets or sets a value indicating whether the read has its result or was canceled.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Gets the number of attempts so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Gets a value indicating whether the read ends with this attempt, even if a change was committed during it.</summary>
    public bool IsLastAttempt => Attempts >= MaxAttempts;

    /// <summary>Gets or sets the rendition that the request shows, or null while it is unknown.</summary>
    public ImageInfo? Shown { get; set; }

    /// <summary>Gets or sets the leased content of <see cref="Shown"/>, or null.</summary>
    public CachedContent? Content { get; set; }

    /// <summary>Begins an attempt, which sees all changes committed so far.</summary>
    public void BeginAttempt()
    {
        Attempts++;
        Shown = null;
        _isOwnerChanged = false;
        _changedAlbums = null;
    }

    /// <summary>Records a change that may affect any request.</summary>
    public void NoteChange() => _isOwnerChanged = !IsPreview;

    /// <summary>Records a change of a track or an album. The album that a track shows is unknown until the database answers.</summary>
    /// <param name="owner">The track or album.</param>
    public void NoteChange(ArtworkOwner owner)
    {
        if (owner == request.Owner)
            _isOwnerChanged = true;
        else if (request.Owner.Kind == ArtworkOwnerKind.Track && owner.AlbumId is { } albumId && request.Fallback != ImageFallback.None)
            (_changedAlbums ??= []).Add(albumId);
    }

    /// <summary>Tells whether a change since the attempt began may have invalidated the answer of the database.</summary>
    /// <param name="shown">The rendition that the request shows, or null when there is none.</param>
    /// <returns>True when the read needs another attempt.</returns>
    public bool IsOutdated(ImageInfo? shown)
        => _isOwnerChanged
            || (_changedAlbums is { } albums && (shown is null || (shown.AlbumId is { } albumId && albums.Contains(albumId))));

    /// <summary>Passes the result to the callers, which continue on other threads.</summary>
    /// <param name="result">The result.</param>
    public void Complete(ImageLoadResult result) => _result.TrySetResult(result);

    /// <inheritdoc/>
    protected override Task RunAsync() => run(this);
}
