using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>The heading of a list of one album's tracks. It follows what is changed of the album.</summary>
public sealed partial class AlbumHeadingViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private int _turn;

    internal AlbumHeadingViewModel(PanelServices services)
        : base(services)
        => _refreshes = new Throttle(TimeSpan.FromMilliseconds(250), services.Time);

    /// <summary>Gets the selected album's id, or null when none is selected.</summary>
    [ObservableProperty]
    public partial long? AlbumId { get; private set; }

    /// <summary>Gets the album, or null when none is selected, it has not been read yet, or it is gone.</summary>
    [ObservableProperty]
    public partial Album? Album { get; private set; }

    /// <summary>Selects an album. An older answer never shows.</summary>
    /// <param name="albumId">The album, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when it is shown, or the call has failed.</returns>
    public async Task SelectAsync(long? albumId, CancellationToken cancellationToken = default)
    {
        await Context;
        if (IsDisposed)
            return;
        if (albumId != AlbumId)
        {
            _turn++;
            (AlbumId, Album) = (albumId, null);
        }

        await RunAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
    }

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (AlbumId is { } id && (change.IsEverything || change.ChangedAlbumIds.Contains(id) || change.DeletedAlbumIds.Contains(id)
            || change.AddedAlbumIds.Contains(id) || change.ArtworkAlbumIds.Contains(id)))
        {
            _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await Context;
        if (AlbumId is not { } id)
            return;
        (int turn, int read) = (_turn, _reads.Begin());
        Album? album = await Services.Albums.GetAsync(id, cancellationToken).ConfigureAwait(false);
        await Context;
        if (turn == _turn && !IsDisposed && _reads.TryShow(read))
            Album = album;
    }
}
