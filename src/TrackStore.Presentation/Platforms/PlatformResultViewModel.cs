using CommunityToolkit.Mvvm.ComponentModel;

namespace TrackStore;

/// <summary>A row of a platform search: the platform's track, and what a sync would do, or has done, with it.</summary>
public sealed partial class PlatformResultViewModel : ObservableObject
{
    private readonly PresentationTexts _texts;
    private bool _isOutdated;

    internal PlatformResultViewModel(PlatformTrack track, ImageRequest? picture, string? pictureKey, PresentationTexts texts)
        => (Track, Picture, PictureKey, _texts) = (track, picture, pictureKey, texts);

    /// <summary>Gets the platform's track.</summary>
    public PlatformTrack Track { get; }

    /// <summary>Gets the request for the picture that the platform offers, or null when it offers none.</summary>
    public ImageRequest? Picture { get; }

    /// <summary>
    /// Gets the key of <see cref="Picture"/> for a web page (<see cref="IArtworkPreviews.GetKey"/>), or null when there is no picture.
    /// </summary>
    public string? PictureKey { get; }

    /// <summary>Gets or sets a value indicating whether the row is selected, to sync several at once.</summary>
    [ObservableProperty]
    public partial bool IsSelected { get; set; }

    /// <summary>Gets what is known of the track.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(StateText))]
    public partial PlatformResultState State { get; private set; }

    /// <summary>Gets what a sync would do, or has done, or null while it is unknown.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(StateText), nameof(TrackId), nameof(Changes))]
    public partial SyncItem? Item { get; private set; }

    /// <summary>Gets the track of the library, or null when there is none or it is unknown.</summary>
    public long? TrackId => Item?.TrackId;

    /// <summary>Gets the fields that a sync would change, or has changed.</summary>
    public IReadOnlyList<SyncChange> Changes => Item?.Changes ?? [];

    /// <summary>Gets <see cref="State"/> as text to show; it names the fields that a sync would change.</summary>
    public string StateText => _texts.DescribeResult(this);

    /// <summary>Gets why the sync has failed, as text to show, or null.</summary>
    [ObservableProperty]
    public partial string? ErrorText { get; private set; }

    /// <summary>Gets what the sync has done with the picture.</summary>
    [ObservableProperty]
    public partial PlatformPictureState PictureState { get; private set; }

    /// <summary>Gets why the picture is missing, as text to show, or null.</summary>
    [ObservableProperty]
    public partial string? PictureErrorText { get; private set; }

    internal bool IsSyncing => State == PlatformResultState.Syncing;

    /// <summary>Gets a value indicating whether what a sync would do is unknown, or may have changed since it was looked up.</summary>
    internal bool NeedsPreview => State == PlatformResultState.Checking || (_isOutdated && IsPreviewed);

    private bool IsPreviewed
        => State is PlatformResultState.New or PlatformResultState.InLibrary or PlatformResultState.WouldChange;

    /// <summary>A lookup of the row begins. A change of the library from here on makes it outdated again.</summary>
    internal void BeginPreview() => _isOutdated = false;

    internal void ShowPreview(SyncItem item)
    {
        if (State != PlatformResultState.Checking && !IsPreviewed)
            return;
        Item = item;
        ErrorText = item.Error;
        State = item.Action switch
        {
            SyncAction.Added => PlatformResultState.New,
            SyncAction.Changed => PlatformResultState.WouldChange,
            SyncAction.Failed => PlatformResultState.Unstorable,
            _ => PlatformResultState.InLibrary,
        };
    }

    /// <summary>The library has changed. What was looked up stays until it is looked up again, so that nothing flickers.</summary>
    internal void MarkOutdated() => _isOutdated = true;

    internal void Begin()
    {
        State = PlatformResultState.Syncing;
        ErrorText = null;
        PictureErrorText = null;
        PictureState = PlatformPictureState.None;
    }

    internal void ShowSynced(SyncItem item)
    {
        Item = item;
        ErrorText = item.Error;
        IsSelected = IsSelected && item.Action == SyncAction.Failed;
        State = item.Action == SyncAction.Failed ? PlatformResultState.Failed : PlatformResultState.Synced;
        PictureState = item.Action == SyncAction.Failed || Track.Artwork.Count == 0
            ? PlatformPictureState.None
            : PlatformPictureState.Pending;
    }

    internal void ShowPicture(string? problem)
    {
        PictureState = problem is null ? PlatformPictureState.Stored : PlatformPictureState.Failed;
        PictureErrorText = problem;
    }

    /// <summary>The run ended before it came to this row, or before its picture was there.</summary>
    internal void End(string? error)
    {
        if (IsSyncing)
        {
            State = error is null ? PlatformResultState.Checking : PlatformResultState.Failed;
            ErrorText = error;
        }

        if (PictureState == PlatformPictureState.Pending)
            PictureState = PlatformPictureState.None;
    }
}
