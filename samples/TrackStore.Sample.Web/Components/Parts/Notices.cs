namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>The messages at the foot of a page, of one browser tab.</summary>
public sealed class Notices(IChangeHistory history, PresentationTexts texts)
{
    private const int Kept = 3;
    private readonly List<Notice> _shown = [];
    private readonly Stack<long> _undoable = new();
    private int _last;

    /// <summary>Occurs when the messages have changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Gets the messages, the oldest first.</summary>
    public IReadOnlyList<Notice> Shown => _shown;

    /// <summary>Shows a message.</summary>
    /// <param name="text">What happened.</param>
    /// <param name="changeId">The change that its button undoes, or null for none.</param>
    /// <param name="isError">Whether something failed.</param>
    public void Show(string text, long? changeId = null, bool isError = false)
    {
        if (changeId is { } id)
            _undoable.Push(id);
        _shown.Add(new Notice(++_last, text, changeId, isError));
        if (_shown.Count > Kept)
            _shown.RemoveAt(0);
        OnChanged();
    }

    /// <summary>Hides a message.</summary>
    public void Dismiss(int id)
    {
        if (_shown.RemoveAll(notice => notice.Id == id) > 0)
            OnChanged();
    }

    /// <summary>Undoes a change, or the latest one that this tab made.</summary>
    public async Task UndoAsync(long? changeId = null)
    {
        long? wanted = changeId ?? (_undoable.TryPeek(out long latest) ? latest : null);
        if (wanted is not { } id)
        {
            Show("There is nothing to undo in this tab.");
            return;
        }

        if (_undoable.TryPeek(out long top) && top == id)
            _undoable.Pop();
        _shown.RemoveAll(notice => notice.ChangeId == id);
        try
        {
            Show(texts.Undone(await history.UndoAsync(id)));
        }
        catch (TrackStoreException error)
        {
            Show(texts.DescribeError(error), isError: true);
        }
    }

    private void OnChanged() => Changed?.Invoke(this, EventArgs.Empty);
}
