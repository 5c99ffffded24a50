using System.Collections;
using System.Collections.Specialized;
using TrackStore;

namespace MyPlayer;

/// <summary>
/// The rows of a list for a control that virtualizes: it asks for those on screen, and only they are read. Create it on the UI's thread.
/// </summary>
public sealed class TrackRows : IList, IReadOnlyList<TrackRow>, INotifyCollectionChanged
{
    // A control also asks for single rows far from the screen, such as the selected one. They don't count as seen.
    private const int Reach = 100;

    private readonly Dictionary<int, TrackRow> _rows = [];
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;
    private readonly TrackListViewModel _list;
    private TrackQuery _query;
    private (int First, int Last)? _seen;

    public TrackRows(TrackListViewModel list)
    {
        _list = list;
        _query = list.Query;
        list.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(list.Version))
                Update();
        };
    }

    public event NotifyCollectionChangedEventHandler? CollectionChanged;

    public int Count { get; private set; }

    public bool IsFixedSize => false;

    public bool IsReadOnly => true;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public TrackRow this[int index] => RowAt(index);

    object? IList.this[int index]
    {
        get => RowAt(index);
        set => throw new NotSupportedException();
    }

    public int IndexOf(object? value) => value is TrackRow row && row.Index < Count ? row.Index : -1;

    public bool Contains(object? value) => IndexOf(value) >= 0;

    public IEnumerator<TrackRow> GetEnumerator() => Enumerable.Range(0, Count).Select(RowAt).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void CopyTo(Array array, int index) => throw new NotSupportedException();

    public int Add(object? value) => throw new NotSupportedException();

    public void Insert(int index, object? value) => throw new NotSupportedException();

    public void Remove(object? value) => throw new NotSupportedException();

    public void RemoveAt(int index) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    private TrackRow RowAt(int index)
    {
        if (!_rows.TryGetValue(index, out TrackRow? row))
        {
            _rows.Add(index, row = new TrackRow(index));
            row.Show(_list.TryGet(index));
        }

        See(index);
        return row;
    }

    // A control asks for its rows one by one. When it has asked for all of them, they are read together.
    private void See(int index)
    {
        if (_seen is null)
            _context?.Post(_ => Read(), null);
        _seen = _seen is var (first, last) && index >= first - Reach && index <= last + Reach
            ? (Math.Min(first, index), Math.Max(last, index))
            : (index, index);
    }

    private void Read()
    {
        (int first, int last) = _seen!.Value;
        _seen = null;
        foreach (int far in _rows.Keys.Where(index => index < first - (10 * Reach) || index > last + (10 * Reach)).ToList())
            _rows.Remove(far);
        _ = _list.EnsureAsync(first, last - first + 1);
    }

    private void Update()
    {
        if (Count == _list.Total && ReferenceEquals(_query, _list.Query))
        {
            foreach (TrackRow row in _rows.Values)
                row.Show(_list.TryGet(row.Index));
            return;
        }

        (Count, _query) = (_list.Total, _list.Query);
        _rows.Clear();
        CollectionChanged?.Invoke(this, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Reset));
    }
}
