using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>The headings of a long list: letters, or years, for a letter bar and for the bubble of a scroll bar.</summary>
public sealed partial class LibraryHeadingsViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private CancellationTokenSource _leaving = new();
    private int _turn;

    internal LibraryHeadingsViewModel(PanelServices services)
        : base(services)
        => _refreshes = new Throttle(TimeSpan.FromSeconds(1), services.Time);

    /// <summary>Gets the query of the tracks whose headings are shown, or null before the first one and for a list of albums.</summary>
    [ObservableProperty]
    public partial TrackQuery? Query { get; private set; }

    /// <summary>Gets the query of the albums whose headings are shown, or null before the first one and for a list of tracks.</summary>
    [ObservableProperty]
    public partial AlbumQuery? AlbumQuery { get; private set; }

    /// <summary>Gets the headings in the order of the list; empty when its order has none.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<ListHeading> Headings { get; private set; } = [];

    /// <summary>
    /// Reads the headings of a list of tracks. The previous ones stay until the new ones are there or the call has failed, because they
    /// would lead to other rows of another list. A later call cancels this one.
    /// </summary>
    /// <param name="query">The list's query.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, the call has failed, or another one has taken its place.</returns>
    public Task SetQueryAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return SetAsync(query, null, cancellationToken);
    }

    /// <summary>
    /// Reads the headings of a list of albums, in the same way as those of a list of tracks.
    /// </summary>
    /// <param name="query">The list's query.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, the call has failed, or another one has taken its place.</returns>
    public Task SetQueryAsync(AlbumQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return SetAsync(null, query, cancellationToken);
    }

    /// <summary>Finds the heading of a row.</summary>
    /// <param name="index">The row's index in the list.</param>
    /// <returns>The heading, or null when the list's order has none.</returns>
    public ListHeading? HeadingAt(int index)
    {
        (int low, int high) = (0, Headings.Count - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Headings[middle].FirstIndex <= index)
                low = middle;
            else
                high = middle - 1;
        }

        return high < 0 ? null : Headings[low];
    }

    // Tracks decide which albums a genre or tag selects.
    private protected override void OnLibraryChanged(LibraryChange change)
    {
        bool concernsTracks = change.AddedTrackIds.Count + change.ChangedTrackIds.Count + change.DeletedTrackIds.Count
            + change.TaggedTrackIds.Count > 0;
        bool concernsAlbums = AlbumQuery is not null
            && change.AddedAlbumIds.Count + change.ChangedAlbumIds.Count + change.DeletedAlbumIds.Count > 0;
        if ((Query is null && AlbumQuery is null) || !(change.IsEverything || concernsTracks || concernsAlbums))
            return;
        _ = _refreshes.RequestAsync(Context, () => SetAsync(Query, AlbumQuery, CancellationToken.None), Closing);
    }

    private protected override void OnDisposing()
    {
        _ = _leaving.CancelAsync();
        base.OnDisposing();
    }

    private async Task SetAsync(TrackQuery? tracks, AlbumQuery? albums, CancellationToken cancellationToken)
    {
        await Context;
        bool isOther = (tracks, albums) != (Query, AlbumQuery);
        (Query, AlbumQuery) = (tracks, albums);
        int turn = ++_turn;
        CancellationTokenSource left = _leaving;
        var leaving = _leaving = new CancellationTokenSource();
        Task canceling = left.CancelAsync();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaving.Token);
        bool isRead = await RunAsync(token => ReadAsync(tracks, albums, turn, token), either.Token).ConfigureAwait(false);
        await canceling.ConfigureAwait(false);
        left.Dispose();
        await Context;
        if (!isRead && isOther && turn == _turn && !IsDisposed)
            Headings = [];
    }

    private async Task ReadAsync(TrackQuery? tracks, AlbumQuery? albums, int turn, CancellationToken cancellationToken)
    {
        try
        {
            Task<IReadOnlyList<ListHeading>> reading = (tracks, albums) switch
            {
                ({ OrderBy: TrackOrder.Title or TrackOrder.Artist or TrackOrder.Year }, _)
                    => Services.Tracks.ListHeadingsAsync(tracks, cancellationToken),
                (_, { OrderBy: AlbumOrder.Title or AlbumOrder.Artist or AlbumOrder.Year })
                    => Services.Albums.ListHeadingsAsync(albums, cancellationToken),
                _ => Task.FromResult<IReadOnlyList<ListHeading>>([]),
            };
            IReadOnlyList<ListHeading> headings = await reading.ConfigureAwait(false);
            await Context;
            if (turn == _turn && !IsDisposed)
                Headings = headings;
        }
        catch (Exception) when (turn != _turn)
        {
            // Another list has taken its place, so nobody wants to know.
        }
    }
}
