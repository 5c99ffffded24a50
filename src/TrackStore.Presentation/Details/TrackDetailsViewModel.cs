using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Details;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// A panel about one track: its fields with their sources, its tags, genres, links and picture, and everything that can be done with them.
/// </summary>
/// <remarks>
/// However fast the selection changes, only the newest track's details show. A change of the track in the library shows at once, but never
/// takes away what the user is typing.
/// </remarks>
public sealed partial class TrackDetailsViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private CancellationTokenSource _leaving = new();
    private int _turn;

    internal TrackDetailsViewModel(PanelServices services)
        : base(services)
    {
        _refreshes = new Throttle(TimeSpan.FromMilliseconds(100), services.Time);
        Picture = new ImageBinding(services.Loader);
        Fields = [.. FieldParser.Editable.Select(field => new FieldViewModel(field, Texts.FieldName(field), Texts.FieldHint(field)))];
        foreach (FieldViewModel field in Fields)
        {
            field.PropertyChanged += (_, args) =>
            {
                if (args.PropertyName == nameof(FieldViewModel.IsEdited))
                    OnPropertyChanged(nameof(HasEdits));
            };
        }
    }

    /// <summary>Gets what the panel shows.</summary>
    [ObservableProperty]
    public partial TrackDetailsState State { get; private set; }

    /// <summary>Gets the selected track's id, or null when none is selected. Its details may not have arrived yet.</summary>
    [ObservableProperty]
    public partial long? TrackId { get; private set; }

    /// <summary>Gets the shown track, or null.</summary>
    [ObservableProperty]
    public partial Track? Track { get; private set; }

    /// <summary>Gets the shown track's album, or null when it is on none.</summary>
    [ObservableProperty]
    public partial Album? Album { get; private set; }

    /// <summary>Gets the fields that are edited as text, in the order of the panel. The objects stay the same for all tracks.</summary>
    public IReadOnlyList<FieldViewModel> Fields { get; }

    /// <summary>Gets the tags by name.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<Tag> Tags { get; private set; } = [];

    /// <summary>Gets the genres of all sources; <see cref="ShownGenres"/> are those that the track shows.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(ShownGenres))]
    public partial IReadOnlyList<TrackGenre> Genres { get; private set; } = [];

    /// <summary>Gets the names of the genres that the track shows, in order.</summary>
    public IReadOnlyList<string> ShownGenres => [.. Genres.Where(genre => genre.IsEffective).Select(genre => genre.Name)];

    /// <summary>Gets the links to platforms.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<PlatformInfo> Links { get; private set; } = [];

    /// <summary>Gets the albums that the track is on.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<TrackAppearance> Appearances { get; private set; } = [];

    /// <summary>Gets which picture is shown and why, with all candidates, or null when no track is shown.</summary>
    [ObservableProperty]
    public partial ArtworkExplanation? Artwork { get; private set; }

    /// <summary>Gets the caption of the picture, such as "Album picture · Spotify · 640 x 640", or null when there is none.</summary>
    [ObservableProperty]
    public partial string? PictureCaption { get; private set; }

    /// <summary>Gets the picture of the selected track: its own, else its album's, in <see cref="PictureTarget"/>.</summary>
    public ImageBinding Picture { get; }

    /// <summary>
    /// Gets or sets the size of <see cref="Picture"/>, or null for a host that serves pictures by <see cref="ArtworkKey"/> and needs none.
    /// It applies from the next selection on.
    /// </summary>
    /// <value>The default is <see cref="ImageSize.Medium"/>.</value>
    public ImageTarget? PictureTarget { get; set; } = ImageSize.Medium;

    /// <summary>Gets what the last call did, as text to show for a while and to read aloud, or null.</summary>
    [ObservableProperty]
    public partial string? Message { get; private set; }

    /// <summary>
    /// Gets the change that <see cref="Message"/> tells of, to offer its undo with the message, or null when the call made none that can be
    /// undone. It is set before the message.
    /// </summary>
    [ObservableProperty]
    public partial HistoryEntry? MessageChange { get; private set; }

    /// <summary>Gets a value indicating whether the user has typed something that is not saved.</summary>
    public bool HasEdits => Fields.Any(item => item.IsEdited);

    /// <summary>Gets the track's last change, which <see cref="UndoAsync"/> undoes, or null when there is none.</summary>
    [ObservableProperty]
    public partial HistoryEntry? LastChange { get; private set; }

    // What a user does with the track on screen must not happen to another one, which was selected and isn't there yet.
    private bool IsSelectedShown => Track is null || Track.Id == TrackId;

    /// <summary>
    /// Selects a track. The previous one stays on screen until the new one's details are there, and then goes with what was typed and not
    /// saved (<see cref="HasEdits"/>). Until then nothing can be done with either: calls return false. A later call cancels this one.
    /// </summary>
    /// <param name="trackId">The track, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the details are shown, the call has failed, or another selection has taken its place.</returns>
    public async Task SelectAsync(long? trackId, CancellationToken cancellationToken = default)
    {
        await Context;
        if (IsDisposed)
            return;
        int turn = ++_turn;
        CancellationTokenSource left = _leaving;
        var leaving = _leaving = new CancellationTokenSource();
        TrackId = trackId;
        Message = null;
        Task canceling = left.CancelAsync();
        Picture.Bind(trackId is { } id && PictureTarget is { } target ? ImageRequest.ForTrack(id, target) : null);
        if (trackId is { } wanted)
        {
            if (Track is null)
                State = TrackDetailsState.Loading;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaving.Token);
            await RunAsync(token => ReadAsync(wanted, turn, token), retry: () => RefreshAsync(), either.Token).ConfigureAwait(false);
        }
        else
        {
            Clear();
        }

        await canceling.ConfigureAwait(false);
        left.Dispose();
    }

    /// <summary>Reads the selected track again.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the details are shown, or the call has failed.</returns>
    [RelayCommand]
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (TrackId is not { } trackId)
            return;
        int turn = _turn;
        await RunAsync(token => ReadAsync(trackId, turn, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns a field.</summary>
    /// <param name="field">A field that is edited as text.</param>
    /// <returns>The field.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The field isn't edited as text.</exception>
    public FieldViewModel GetField(TrackField field) => Fields.FirstOrDefault(item => item.Field == field)
        ?? throw new ArgumentOutOfRangeException(nameof(field), field, "This field isn't edited as text.");

    /// <summary>Tells whether a sync of stale links would read a link again: it is marked, or its last sync is too long ago.</summary>
    /// <param name="link">The link, from <see cref="Links"/>.</param>
    /// <returns>True when it is due.</returns>
    public bool IsDue(PlatformInfo link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.NeedsUpdate || (Services.Synchronizer.GetMaximumAge(link.Platform) is { } age
            && (link.LastSynced is not { } synced || synced < Services.Time.GetUtcNow() - age));
    }

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (TrackId is not { } trackId || !IsAbout(change, trackId))
            return;
        _ = _refreshes.RequestAsync(
            Context,
            () => TrackId is { } selected ? RunOwnAsync(token => ReadAsync(selected, _turn, token)) : Task.CompletedTask,
            Closing);
    }

    private protected override void OnDisposing()
    {
        _ = _leaving.CancelAsync();
        Picture.Dispose();
        base.OnDisposing();
    }

    private bool IsAbout(LibraryChange change, long trackId)
        => change.IsEverything
            || change.ChangedTrackIds.Contains(trackId)
            || change.DeletedTrackIds.Contains(trackId)
            || change.AddedTrackIds.Contains(trackId)
            || change.TaggedTrackIds.Contains(trackId)
            || change.ArtworkTrackIds.Contains(trackId)
            || change.DefinedTagIds.Overlaps(Tags.Select(tag => tag.Id))
            || change.DefinedGenreIds.Count > 0
            || (Track?.AlbumId is { } albumId && (change.ChangedAlbumIds.Contains(albumId) || change.ArtworkAlbumIds.Contains(albumId)));
}
