using System.Diagnostics;

namespace TrackStore.Benchmarks.Loading;

/// <summary>A list of rows with their pictures, of which a few are visible and recycled while it scrolls. All of it lives on the user interface's thread.</summary>
internal sealed class ScrollingList : IDisposable
{
    private readonly IReadOnlyList<TrackItem> _rows;
    private readonly ImageSize _size;
    private readonly ImageBinding[] _places;
    private readonly int[] _rowOf;
    private readonly long[] _asked;
    private int _next;
    private bool _isBinding;

    public ScrollingList(IImageLoader loader, IReadOnlyList<TrackItem> rows, ImageSize size, int visible)
    {
        _rows = rows;
        _size = size;
        _rowOf = new int[visible];
        _asked = new long[visible];
        _places = new ImageBinding[visible];
        for (int i = 0; i < visible; i++)
        {
            int place = i;
            _places[place] = new ImageBinding(loader);
            _places[place].Changed += (_, _) => OnChanged(place);
        }
    }

    /// <summary>Gets the request times of the rows whose picture was in memory.</summary>
    public List<TimeSpan> AtOnce { get; } = [];

    /// <summary>Gets the times from request to event of the rows whose picture was loaded later.</summary>
    public List<TimeSpan> Later { get; } = [];

    /// <summary>Gets how often a row showed a wrong picture or none.</summary>
    public int Wrong { get; private set; }

    /// <summary>Gets how many rows were scrolled out of view before their picture was loaded.</summary>
    public int Left { get; private set; }

    /// <summary>Gets whether every visible row has its picture.</summary>
    public bool IsComplete => _places.All(place => place.Request is null || place.Current is not null);

    /// <summary>Binds the places that come into sight until a row is shown.</summary>
    public void ScrollTo(int row)
    {
        for (; _next <= row && _next < _rows.Count; _next++)
        {
            int place = _next % _places.Length;
            if (_places[place].Request is not null && _places[place].Current is null)
                Left++;
            _rowOf[place] = _next;
            _asked[place] = Stopwatch.GetTimestamp();
            _isBinding = true;
            _places[place].Bind(ImageRequest.ForTrack(_rows[_next].TrackId!.Value, _size));
            _isBinding = false;
            Check(place);
        }
    }

    /// <summary>Looks at every visible row once more.</summary>
    public void CheckAll()
    {
        for (int place = 0; place < _places.Length; place++)
            Check(place);
    }

    public void Dispose() => Array.ForEach(_places, place => place.Dispose());

    private void OnChanged(int place)
    {
        // A recycled place shows nothing until the picture of its new row is there.
        if (_places[place].Current is null)
            return;
        (_isBinding ? AtOnce : Later).Add(Stopwatch.GetElapsedTime(_asked[place]));
        Check(place);
    }

    // The seeded covers have their album's number.
    private void Check(int place)
    {
        TrackItem row = _rows[_rowOf[place]];
        bool isRight = _places[place].Current switch
        {
            null => true,
            ImageLoadResult.Loaded loaded => loaded.TrackId == row.TrackId && loaded.Image.ArtworkId == row.AlbumId && loaded.Image.Size == _size
                && SeededLibrary.IsCoverOf(row.AlbumId!.Value, _size, loaded.Image.Data.Span),
            _ => false,
        };
        Wrong += isRight ? 0 : 1;
    }
}
