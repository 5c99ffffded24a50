using TrackStore;

namespace MyPlayer;

/// <summary>A table of tracks that draws the rows on screen, as a page of any framework does.</summary>
public sealed class TrackTable : IAsyncDisposable
{
    private const int RowsOnScreen = 40;

    private readonly TrackListViewModel _list;
    private int _first;

    /// <summary>Call it on the user interface's thread.</summary>
    public TrackTable(ViewModelFactory viewModels)
    {
        _list = viewModels.CreateTrackList();
        _list.PrefetchTarget = ImageSize.Thumbnail;
        _list.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName is nameof(_list.Version) or nameof(_list.IsLoading))
                Draw();
        };
    }

    /// <summary>Gets what is on screen.</summary>
    public IReadOnlyList<string> Screen { get; private set; } = [];

    public Task OpenAsync() => _list.SetQueryAsync(new TrackQuery { OrderBy = TrackOrder.Artist });

    /// <summary>Called for each letter that is typed. The old rows stay until the new ones are there.</summary>
    public Task TypeAsync(string text) => _list.SearchAsync(text);

    /// <summary>Called while the list is scrolled. Rows that are not in memory are drawn when they have arrived.</summary>
    public Task ScrollToAsync(int first)
    {
        _first = first;
        Draw();
        return _list.EnsureAsync(first, RowsOnScreen);
    }

    public ValueTask DisposeAsync() => _list.DisposeAsync();

    private void Draw() => Screen =
    [
        .. Enumerable.Range(_first, Math.Max(0, Math.Min(RowsOnScreen, _list.Total - _first)))
            .Select(index => _list.TryGet(index) is { } row ? $"{row.Artist}: {row.Title}" : "…"),
    ];
}
