using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <content>Undoes and redoes.</content>
public sealed partial class HistoryViewModel
{
    private bool _isConfirming;

    /// <summary>Undoes a change. What stands in the way is said at the change (<see cref="HistoryItem.Problem"/>).</summary>
    /// <param name="item">The change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was undone.</returns>
    [RelayCommand]
    public Task<bool> UndoAsync(HistoryItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        return InvertAsync([item.Change], isRedo: false, (_, _) => Texts.Undone(item.Change), cancellationToken);
    }

    /// <summary>Makes a change again that was undone. What stands in the way is said at the change.</summary>
    /// <param name="item">The change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was made again.</returns>
    [RelayCommand]
    public Task<bool> RedoAsync(HistoryItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        return InvertAsync([item.Change], isRedo: true, (_, _) => Texts.Redone(item.Change), cancellationToken);
    }

    /// <summary>
    /// Asks whether to undo a change and everything after it that stands, whatever it is about. <see cref="Question"/> has their number.
    /// </summary>
    /// <param name="item">The earliest change to undo.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when <see cref="Question"/> asks.</returns>
    [RelayCommand]
    public async Task<bool> AskUndoSinceAsync(HistoryItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        List<HistoryEntry> changes = [];
        bool isRead = await RunAsync(
            async token =>
            {
                IReadOnlyList<HistoryEntry> page;
                do
                {
                    page = await Services.History.ListAsync(
                        new HistoryQuery
                        {
                            IncludeUndone = false,
                            PageSize = HistoryQuery.MaxPageSize,
                            Before = changes.Count == 0 ? null : changes[^1].Id,
                        },
                        token).ConfigureAwait(false);
                    changes.AddRange(page.Where(change => change.Id >= item.Change.Id));
                }
                while (page.Count == HistoryQuery.MaxPageSize && page[^1].Id > item.Change.Id);
            },
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (!isRead || IsDisposed || changes.Count == 0)
            return false;
        Question = new HistoryQuestion(item, changes);
        return true;
    }

    /// <summary>Leaves the question. Nothing is undone.</summary>
    [RelayCommand]
    public void DismissQuestion() => Question = null;

    /// <summary>
    /// Undoes what <see cref="Question"/> asks about, the latest first. What was undone elsewhere meanwhile is left out. It ends at a
    /// change that can't be undone, and <see cref="PanelViewModel.Error"/> says why; what was undone until then stays so.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call before the next change.</param>
    /// <returns>True when all of it was undone.</returns>
    [RelayCommand]
    public async Task<bool> ConfirmAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (Question is not { } question || _isConfirming)
            return false;
        _isConfirming = true;
        Question = null;
        bool isDone = await InvertAsync(question.Changes, isRedo: false, Texts.UndoneMany, cancellationToken).ConfigureAwait(false);
        await Context;
        _isConfirming = false;
        return isDone;
    }

    /// <summary>Makes again what the last call has undone (<see cref="LastUndone"/>).</summary>
    /// <param name="cancellationToken">Cancels the call before the next change.</param>
    /// <returns>True when all of it was made again; false also when there is nothing.</returns>
    [RelayCommand]
    public async Task<bool> RedoLastAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return LastUndone is { Count: > 0 } undone && await InvertAsync(
            undone,
            isRedo: true,
            (count, already) => (count, already) == (1, 0) ? Texts.Redone(undone[0]) : Texts.RedoneMany(count, already),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> InvertAsync(
        IReadOnlyList<HistoryEntry> changes, bool isRedo, Func<int, int, string> message, CancellationToken cancellationToken)
    {
        await Context;
        if (ChangeInProgress is not null)
            return false;
        (Message, ChangeInProgress) = (null, changes[0]);
        List<HistoryEntry> inverted = [];
        List<HistoryEntry> already = [];
        HistoryEntry? tried = null;
        bool isDone = await RunAsync(
            async token =>
            {
                foreach (HistoryEntry change in changes)
                {
                    await Context;

                    // After a cancellation nothing more is changed, also when the engine would not notice it.
                    token.ThrowIfCancellationRequested();
                    ChangeInProgress = tried = change;
                    try
                    {
                        inverted.Add(isRedo
                            ? await Services.History.RedoAsync(change.Id, token).ConfigureAwait(false)
                            : await Services.History.UndoAsync(change.Id, token).ConfigureAwait(false));
                    }
                    catch (UndoConflictException conflict) when (conflict.IsDoneAlready && changes.Count > 1)
                    {
                        already.Add(change);
                    }
                }
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        ChangeInProgress = null;
        if (IsDisposed)
            return isDone;
        foreach (HistoryEntry change in inverted)
            _problems.Remove(change.Id);
        if (tried is not null && Error?.Exception is UndoConflictException conflict && conflict.HistoryId == tried.Id)
            _problems[tried.Id] = conflict.Reason;
        HashSet<long> ids = [.. inverted.Concat(already).Select(change => change.Id)];
        if (isRedo)
            LastUndone = [.. LastUndone.Where(change => !ids.Contains(change.Id))];
        else if (inverted.Count > 0)
            LastUndone = [.. Enumerable.Reverse(inverted)];
        CanRedoMessage = !isRedo && inverted.Count > 0;
        Message = inverted.Count + already.Count > 0 ? message(inverted.Count, already.Count) : null;
        await RunOwnAsync(ReadAsync).ConfigureAwait(false);
        return isDone;
    }
}
