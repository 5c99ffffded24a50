using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.History;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// A panel about the pictures of one track or album: every candidate with its renditions, which one is shown and why, and everything that
/// can be done with them.
/// </summary>
/// <remarks>However fast the selection changes, only the newest one's pictures show. They follow the library.</remarks>
public sealed partial class ImageSubjectViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private CancellationTokenSource _leaving = new();
    private ArtworkOwner? _shownOwner;
    private int _turn;

    internal ImageSubjectViewModel(PanelServices services)
        : base(services)
        => _refreshes = new Throttle(TimeSpan.FromMilliseconds(100), services.Time);

    /// <summary>Gets what the panel shows.</summary>
    [ObservableProperty]
    public partial ImageSubjectState State { get; private set; }

    /// <summary>Gets the selected track or album, or null when none is selected. Its pictures may not have arrived yet.</summary>
    [ObservableProperty]
    public partial ArtworkOwner? Owner { get; private set; }

    /// <summary>Gets the title of the shown track or album, or null.</summary>
    [ObservableProperty]
    public partial string? Title { get; private set; }

    /// <summary>Gets the artist of the shown track or album, or null.</summary>
    [ObservableProperty]
    public partial string? Artist { get; private set; }

    /// <summary>Gets the album of the shown track, or null when it is on none or an album is shown.</summary>
    [ObservableProperty]
    public partial long? AlbumId { get; private set; }

    /// <summary>Gets the number of tracks of the shown album, or null when a track is shown.</summary>
    [ObservableProperty]
    public partial int? TrackCount { get; private set; }

    /// <summary>Gets which picture is shown and why, or null when nothing is selected.</summary>
    [ObservableProperty]
    public partial ArtworkExplanation? Artwork { get; private set; }

    /// <summary>Gets why this picture is shown, or none, as text; or null when nothing is selected.</summary>
    [ObservableProperty]
    public partial string? Reason { get; private set; }

    /// <summary>Gets the pictures of the track or album itself, the best first.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(Shown))]
    public partial IReadOnlyList<ImageCandidate> Candidates { get; private set; } = [];

    /// <summary>Gets the pictures of its album, one of which a track without pictures of its own shows; otherwise empty.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(Shown))]
    public partial IReadOnlyList<ImageCandidate> AlbumCandidates { get; private set; } = [];

    /// <summary>Gets the picture that is shown, of the track or album itself or of the track's album, or null.</summary>
    public ImageCandidate? Shown => Candidates.Concat(AlbumCandidates).FirstOrDefault(candidate => candidate.IsShown);

    /// <summary>Gets the picture to look at beside <see cref="Shown"/>, or null (<see cref="Compare"/>).</summary>
    [ObservableProperty]
    public partial ImageCandidate? Compared { get; private set; }

    /// <summary>Gets what the last call did, as text to show for a while and to read aloud, or null.</summary>
    [ObservableProperty]
    public partial string? Message { get; private set; }

    /// <summary>
    /// Gets the change that <see cref="Message"/> tells of, to offer its undo with the message, or null when the call made none that can be
    /// undone. It is set before the message.
    /// </summary>
    [ObservableProperty]
    public partial HistoryEntry? MessageChange { get; private set; }

    /// <summary>Gets the last change that names the track or album, or null when there is none.</summary>
    [ObservableProperty]
    public partial HistoryEntry? LastChange { get; private set; }

    /// <summary>Selects a track or album. A later call cancels this one.</summary>
    /// <param name="owner">The track or album, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the pictures are shown, the call has failed, or another selection has taken its place.</returns>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    public async Task SelectAsync(ArtworkOwner? owner, CancellationToken cancellationToken = default)
    {
        if (owner is { } named && named == default)
            throw new ArgumentException("Name a track or an album.", nameof(owner));
        await Context;
        if (IsDisposed)
            return;
        int turn = ++_turn;
        CancellationTokenSource left = _leaving;
        var leaving = _leaving = new CancellationTokenSource();
        Owner = owner;
        ShowUploading();
        (Message, MessageChange, UploadError, Compared) = (null, null, null, null);
        Task canceling = left.CancelAsync();
        if (owner is { } wanted)
        {
            if (_shownOwner != owner)
                Clear(ImageSubjectState.Loading);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaving.Token);
            await RunAsync(token => ReadAsync(wanted, turn, token), retry: () => RefreshAsync(), either.Token).ConfigureAwait(false);
        }
        else
        {
            Clear(ImageSubjectState.Empty);
        }

        await canceling.ConfigureAwait(false);
        left.Dispose();
    }

    /// <summary>Reads the pictures again.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (Owner is not { } owner)
            return;
        int turn = _turn;
        await RunAsync(token => ReadAsync(owner, turn, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shows a picture beside the shown one, or takes it away.</summary>
    /// <param name="candidate">The picture, or null for none.</param>
    [RelayCommand]
    public void Compare(ImageCandidate? candidate) => Compared = candidate;

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (Owner is not { } owner || !IsAbout(change, owner))
            return;
        _ = _refreshes.RequestAsync(
            Context,
            () => Owner is { } selected ? RunOwnAsync(token => ReadAsync(selected, _turn, token)) : Task.CompletedTask,
            Closing);
    }

    private protected override void OnDisposing()
    {
        _ = _leaving.CancelAsync();
        base.OnDisposing();
    }

    private bool IsAbout(LibraryChange change, ArtworkOwner owner)
    {
        if (change.IsEverything)
            return true;
        long? albumId = owner.AlbumId ?? AlbumId;
        bool isAboutTrack = owner.TrackId is { } trackId
            && (change.ChangedTrackIds.Contains(trackId) || change.DeletedTrackIds.Contains(trackId)
                || change.AddedTrackIds.Contains(trackId) || change.ArtworkTrackIds.Contains(trackId));
        return isAboutTrack || (albumId is { } id && (change.ChangedAlbumIds.Contains(id) || change.DeletedAlbumIds.Contains(id)
            || change.AddedAlbumIds.Contains(id) || change.ArtworkAlbumIds.Contains(id)));
    }

    private async Task ReadAsync(ArtworkOwner owner, int turn, CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        try
        {
            Track? track = owner.TrackId is { } trackId
                ? await Services.Tracks.GetAsync(trackId, cancellationToken).ConfigureAwait(false) : null;
            Album? album = owner.AlbumId is { } albumId
                ? await Services.Albums.GetAsync(albumId, cancellationToken).ConfigureAwait(false) : null;
            ArtworkExplanation artwork = await Services.Artwork
                .ExplainArtworkAsync(owner, cancellationToken: cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ImageCandidate> own = await ReadCandidatesAsync(artwork, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ImageCandidate> albums = artwork.Fallback is { } fallback
                ? await ReadCandidatesAsync(fallback, cancellationToken).ConfigureAwait(false) : [];
            HistoryEntry? change = await SubjectChange.FindAsync(Services.History, owner, cancellationToken).ConfigureAwait(false);
            await Context;
            if (turn != _turn || IsDisposed || !_reads.TryShow(read))
                return;
            LastChange = change;
            if (track is null && album is null)
            {
                ShowGone(owner, change);
                return;
            }

            (Title, Artist) = (track?.Title ?? album!.Title, track?.Artist ?? album!.Artist);
            (AlbumId, TrackCount) = (track?.AlbumId, album?.TrackCount);
            (Artwork, Reason) = (artwork, Texts.DescribeArtwork(artwork));
            (Candidates, AlbumCandidates) = (own, albums);
            Compared = Compared is { } compared
                ? own.Concat(albums).FirstOrDefault(candidate => IsSame(candidate, compared) && !ReferenceEquals(candidate, Shown)) : null;
            (_shownOwner, State) = (owner, ImageSubjectState.Shown);
        }
        catch (Exception) when (turn != _turn)
        {
            // Another one has been selected, so nobody wants to know.
        }
    }

    // A track and its album may each have a picture of the same source.
    private static bool IsSame(ImageCandidate one, ImageCandidate other)
        => one.Owner == other.Owner && one.Picture.Source == other.Picture.Source;

    private async Task<IReadOnlyList<ImageCandidate>> ReadCandidatesAsync(ArtworkExplanation artwork, CancellationToken cancellationToken)
    {
        if (artwork.Candidates.Count == 0)
            return [];
        IReadOnlyList<ImageInfo> images = await Services.Images
            .ListCandidateImagesAsync(artwork.Owner, cancellationToken: cancellationToken).ConfigureAwait(false);
        return
        [
            .. artwork.Candidates.Select(candidate => new ImageCandidate
            {
                Owner = artwork.Owner,
                Picture = candidate,
                SourceName = Texts.PictureSource(candidate.Source),
                Reason = Texts.DescribeCandidate(artwork, candidate),
                Renditions =
                [
                    .. Enum.GetValues<ImageSize>().Select(size => new ImageRendition(
                        size, images.FirstOrDefault(image => image.Source == candidate.Source && image.Size == size))),
                ],
            }),
        ];
    }

    // What was known of it stays, so that the user sees what has gone and can bring it back.
    private void ShowGone(ArtworkOwner owner, HistoryEntry? change)
    {
        bool wasShown = _shownOwner == owner;
        if (!wasShown)
            Clear(ImageSubjectState.Loading);
        State = wasShown || change is not null ? ImageSubjectState.Gone : ImageSubjectState.Unknown;
    }

    private void Clear(ImageSubjectState state)
    {
        _shownOwner = null;
        (Title, Artist, AlbumId, TrackCount) = (null, null, null, null);
        (Artwork, Reason, LastChange, Compared) = (null, null, null, null);
        (Candidates, AlbumCandidates) = ([], []);
        State = state;
    }
}
