using CommunityToolkit.Mvvm.ComponentModel;

namespace TrackStore;

/// <summary>
/// The selected tracks of a list: some, or all that its query finds but some. It is kept by id, so it stays when rows move or are sorted.
/// With other filters, "all" means something else: then a selection of all is cleared, and one of ids stays.
/// </summary>
public sealed partial class TrackSelection : ObservableObject
{
    private readonly TrackListViewModel _list;
    private readonly HashSet<long> _ids = [];
    private long? _anchor;

    internal TrackSelection(TrackListViewModel list)
    {
        _list = list;
        list.PropertyChanged += (_, args) =>
        {
            if (IsAllBut && args.PropertyName == nameof(TrackListViewModel.Total))
                OnPropertyChanged(nameof(Count));
        };
    }

    /// <summary>Gets a value indicating whether all tracks of the list are selected but those that were taken out again.</summary>
    [ObservableProperty]
    public partial bool IsAllBut { get; private set; }

    /// <summary>Gets a number that grows whenever the selection changed.</summary>
    [ObservableProperty]
    public partial int Version { get; private set; }

    /// <summary>Gets the number of selected tracks.</summary>
    public int Count => IsAllBut ? Math.Max(_list.Total - _ids.Count, 0) : _ids.Count;

    /// <summary>Gets a value indicating whether nothing is selected.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Tells whether a track is selected.</summary>
    /// <param name="trackId">A track of the list.</param>
    /// <returns>True when it is selected.</returns>
    public bool Contains(long trackId) => _ids.Contains(trackId) != IsAllBut;

    /// <summary>Selects a track, or takes it out of the selection.</summary>
    /// <param name="trackId">The track. It becomes the start of the next range.</param>
    public void Toggle(long trackId) => Set(trackId, !Contains(trackId));

    /// <summary>Selects a track, or takes it out of the selection.</summary>
    /// <param name="trackId">The track. It becomes the start of the next range.</param>
    /// <param name="isSelected">Whether it is to be selected.</param>
    public void Set(long trackId, bool isSelected)
    {
        _anchor = trackId;
        if (isSelected != IsAllBut ? _ids.Add(trackId) : _ids.Remove(trackId))
            OnChanged();
    }

    /// <summary>Selects one track and nothing else.</summary>
    /// <param name="trackId">The track. It becomes the start of the next range.</param>
    public void Replace(long trackId)
    {
        _ids.Clear();
        _ids.Add(trackId);
        _anchor = trackId;
        IsAllBut = false;
        OnChanged();
    }

    /// <summary>Selects all tracks that the list's query finds, on all of its pages.</summary>
    public void SelectAll()
    {
        _ids.Clear();
        IsAllBut = true;
        OnChanged();
    }

    /// <summary>Selects nothing.</summary>
    public void Clear()
    {
        if (_ids.Count == 0 && !IsAllBut)
            return;
        _ids.Clear();
        _anchor = null;
        IsAllBut = false;
        OnChanged();
    }

    /// <summary>
    /// Selects the rows from the last selected one to another one, as Shift with a click or an arrow key does. Rows that are not in memory
    /// are read.
    /// </summary>
    /// <param name="index">The index of the other row.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are selected, or the call has failed.</returns>
    public Task ExtendToAsync(int index, CancellationToken cancellationToken = default) => _list.RunForSelectionAsync(
        async token =>
        {
            int from = _anchor is { } anchor ? await _list.IndexOfAsync(anchor, token).ConfigureAwait(false) ?? index : index;
            IReadOnlyList<long> ids = await _list
                .ReadIdsAsync(Math.Min(from, index), Math.Abs(index - from) + 1, token).ConfigureAwait(false);
            await _list.Context;
            bool isAdded = false;
            foreach (long id in ids)
                isAdded |= IsAllBut ? _ids.Remove(id) : _ids.Add(id);
            if (isAdded)
                OnChanged();
        },
        cancellationToken);

    /// <summary>"All" is about to mean the rows of another query.</summary>
    internal void OnFilterChanged()
    {
        if (IsAllBut)
            Clear();
    }

    internal void Forget(IReadOnlySet<long> trackIds)
    {
        if (trackIds.Count == 0 || _ids.Count == 0)
            return;
        int before = _ids.Count;
        _ids.ExceptWith(trackIds);
        if (_ids.Count != before)
            OnChanged();
    }

    private void OnChanged()
    {
        OnPropertyChanged(nameof(Count));
        OnPropertyChanged(nameof(IsEmpty));
        Version++;
    }
}
