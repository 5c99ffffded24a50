namespace TrackStore.Sample.Finding;

/// <summary>The page of matches on the screen, and the way back to the pages before it.</summary>
internal sealed class MatchList
{
    private readonly List<PageStart> _starts = [];
    private string? _next;

    /// <summary>Gets the matches of the page.</summary>
    public IReadOnlyList<TrackItem> Items { get; private set; } = [];

    /// <summary>Gets the index of the selected match on the page.</summary>
    public int Selected { get; private set; }

    /// <summary>Gets where the page starts.</summary>
    public PageStart Start => _starts.Count > 0 ? _starts[^1] : PageStart.First;

    /// <summary>Gets where the next page starts, or null on the last page.</summary>
    public PageStart? Next => _next is null ? null : new PageStart(_next, Start.Before + Items.Count, Start.Depth + 1);

    /// <summary>Gets where the page before starts, or null on the first page.</summary>
    public PageStart? Previous => _starts.Count > 1 ? _starts[^2] : null;

    /// <summary>Gets the selected match, or null when there is none.</summary>
    public TrackItem? SelectedItem => Selected < Items.Count ? Items[Selected] : null;

    /// <summary>Shows a page.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="page">The page.</param>
    /// <param name="selected">The index to select; one that is too large selects the last match.</param>
    public void Show(PageStart start, TrackPage page, int selected)
    {
        _starts.RemoveRange(start.Depth, _starts.Count - start.Depth);
        _starts.Add(start);
        _next = page.NextCursor;
        Items = page.Items;
        Select(selected);
    }

    /// <summary>Selects a match of the page, or its nearest end.</summary>
    public void Select(int index) => Selected = Math.Clamp(index, 0, Math.Max(0, Items.Count - 1));

    /// <summary>Shows nothing.</summary>
    public void Clear() => (Items, Selected, _next) = ([], 0, null);
}
