namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>
/// The messages at the foot of a page, of one browser tab, and the undo that they offer. The newest message takes the place of the one
/// before, but errors stay, and a message that offers something gives way only to one that does, too. What a message has offered is still
/// in the history.
/// </summary>
public sealed class Notices(ViewModelFactory models, PresentationTexts texts, TimeProvider time) : IAsyncDisposable
{
    private const int KeptErrors = 2;

    // A shorter wait needs no word.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    private readonly List<Notice> _shown = [];
    private UndoViewModel? _undo;
    private int _last;

    /// <summary>Occurs when the messages have changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Occurs when this tab has undone something, whose result belongs on screen at once.</summary>
    public event EventHandler? Undone;

    /// <summary>Gets the messages, the oldest first.</summary>
    public IReadOnlyList<Notice> Shown => _shown;

    private UndoViewModel Undo => _undo ??= models.CreateUndo();

    /// <summary>Shows a message.</summary>
    /// <param name="text">What happened.</param>
    /// <param name="change">The change that its button undoes, or null for none.</param>
    /// <param name="isError">Whether something failed.</param>
    public void Show(string text, HistoryEntry? change = null, bool isError = false)
        => Add(new Notice(++_last, text, change, isError));

    /// <summary>Shows a message that offers something else than the undo of a change.</summary>
    /// <param name="text">What happened.</param>
    /// <param name="action">What it offers. The message goes when that is chosen.</param>
    public void Offer(string text, NoticeAction action) => Add(new Notice(++_last, text, Change: null, IsError: false, action));

    /// <summary>Does what a message offers.</summary>
    public Task ChooseAsync(Notice notice)
    {
        Dismiss(notice.Id);
        return notice.Action?.Run() ?? Task.CompletedTask;
    }

    /// <summary>Hides a message.</summary>
    public void Dismiss(int id)
    {
        if (_shown.RemoveAll(notice => notice.Id == id) > 0)
            Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Hides the message that offers to undo a change, because it was undone elsewhere.</summary>
    public void Forget(HistoryEntry change)
    {
        if (_shown.RemoveAll(notice => notice.Change?.Id == change.Id) > 0)
            Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Undoes a change, or without one the latest that stands, and says so.</summary>
    public async Task UndoAsync(HistoryEntry? change = null)
    {
        if (change is null)
        {
            // What was the latest change before may not be it any more.
            await Undo.LoadAsync();
            if (Undo.Error is { } failure)
            {
                Show(failure.Message, isError: true);
                return;
            }
        }

        HistoryEntry? wanted = change ?? Undo.NextUndo;
        bool isDone = wanted is not null && await UndoAndTellAsync(wanted);
        string text = Undo.Error switch
        {
            { Exception: UndoConflictException conflict } when wanted is not null
                => $"Not undone: {texts.DescribeChange(wanted)}. {conflict.Reason}",
            { } error => error.Message,
            null => isDone ? Undo.Message ?? "Undone." : "There is nothing to undo.",
        };
        Show(text, isError: Undo.Error is not null);
        if (isDone)
            Undone?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Makes changes again that were undone, and says so. What was redone before one that can't be stays so.</summary>
    /// <param name="changes">The changes, in the order in which they are made again.</param>
    public async Task RedoAsync(IReadOnlyList<HistoryEntry> changes)
    {
        await Undo.RedoChangesAsync(changes);
        if (Undo.Error is { } error)
            Show(error.Message, isError: true);
        if (Undo.Message is not { } message)
            return;
        Show(message);
        Undone?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Does what a message has offered, also when the page that offered it is gone, and says why when it can't.</summary>
    /// <returns>True when it was done.</returns>
    public async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (TrackStoreException error)
        {
            Show(texts.DescribeError(error), isError: true);
            return false;
        }
    }

    // Thousands of tracks take seconds, and a message that goes on offering the undo would be chosen again.
    private async Task<bool> UndoAndTellAsync(HistoryEntry change)
    {
        Task<bool> undo = Undo.UndoChangeAsync(change);
        Forget(change);
        using var ended = new CancellationTokenSource();
        _ = await Task.WhenAny(undo, Task.Delay(Soon, time, ended.Token));
        await ended.CancelAsync();
        if (undo.IsCompleted)
            return await undo;
        var working = new Notice(++_last, $"Undoing: {texts.DescribeChange(change)}…", Change: null, IsError: false) { IsWorking = true };
        Add(working);
        try
        {
            return await undo;
        }
        finally
        {
            Dismiss(working.Id);
        }
    }

    private void Add(Notice notice)
    {
        if (!notice.IsError)
            _shown.RemoveAll(old => !old.IsError && (notice.IsOffer || !old.IsOffer));
        else if (_shown.Count(old => old.IsError) == KeptErrors)
            _shown.Remove(_shown.First(old => old.IsError));
        _shown.Add(notice);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _undo?.DisposeAsync() ?? ValueTask.CompletedTask;
}
