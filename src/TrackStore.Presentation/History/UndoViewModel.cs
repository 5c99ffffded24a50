using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.History;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>Undo and redo for the whole library, and the list of changes. It follows what is changed elsewhere.</summary>
public sealed partial class UndoViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();

    internal UndoViewModel(PanelServices services)
        : base(services)
        => _refreshes = new Throttle(TimeSpan.FromMilliseconds(250), services.Time);

    /// <summary>Gets the latest 50 changes, the newest first, those that were undone among them.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<HistoryEntry> Changes { get; private set; } = [];

    /// <summary>Gets the change that <see cref="UndoAsync"/> undoes: the latest that stands; or null.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanUndo), nameof(UndoText))]
    public partial HistoryEntry? NextUndo { get; private set; }

    /// <summary>
    /// Gets the change that <see cref="RedoAsync"/> makes again: the one that was undone last, unless something was changed since; or null.
    /// </summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(CanRedo), nameof(RedoText))]
    public partial HistoryEntry? NextRedo { get; private set; }

    /// <summary>Gets a value indicating whether there is something to undo.</summary>
    public bool CanUndo => NextUndo is not null;

    /// <summary>Gets a value indicating whether there is something to redo.</summary>
    public bool CanRedo => NextRedo is not null;

    /// <summary>Gets what would be undone, as text to show, or null.</summary>
    public string? UndoText => NextUndo is { } change ? Texts.DescribeChange(change) : null;

    /// <summary>Gets what would be made again, as text to show, or null.</summary>
    public string? RedoText => NextRedo is { } change ? Texts.DescribeChange(change) : null;

    /// <summary>Gets what the last call did, as text to show for a while and to read aloud, or null.</summary>
    [ObservableProperty]
    public partial string? Message { get; private set; }

    /// <summary>Reads the changes.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadAsync(CancellationToken cancellationToken = default) => RunAsync(ReadAsync, cancellationToken);

    /// <summary>Undoes the latest change that stands.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was undone; false also when there is nothing to undo.</returns>
    [RelayCommand]
    public async Task<bool> UndoAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return NextUndo is { } change && await UndoChangeAsync(change, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Undoes a change.</summary>
    /// <param name="change">The change, such as one of <see cref="Changes"/>, or what an edit of many tracks returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was undone. <see cref="PanelViewModel.Error"/> says what stands in the way.</returns>
    [RelayCommand]
    public Task<bool> UndoChangeAsync(HistoryEntry change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(token => Services.History.UndoAsync(change.Id, token), Texts.Undone(change), cancellationToken);
    }

    /// <summary>Makes the change again that was undone last.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was made again; false also when there is nothing to redo.</returns>
    [RelayCommand]
    public async Task<bool> RedoAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return NextRedo is { } change && await ChangeAsync(
            token => Services.History.RedoAsync(change.Id, token), Texts.Redone(change), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes changes again that were undone. What was redone elsewhere meanwhile is left out.</summary>
    /// <param name="changes">The changes, in the order in which they are made again, such as those of a history panel.</param>
    /// <param name="cancellationToken">Cancels the call before the next change.</param>
    /// <returns>
    /// True when all of them stand. Otherwise <see cref="PanelViewModel.Error"/> says what stands in the way of the next one, and
    /// <see cref="Message"/> what was made again until then.
    /// </returns>
    public async Task<bool> RedoChangesAsync(IReadOnlyList<HistoryEntry> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        await Context;
        Message = null;
        (int done, int already) = (0, 0);
        bool isDone = await RunAsync(
            async token =>
            {
                foreach (HistoryEntry change in changes)
                {
                    if (await Services.History.RedoUnlessDoneAsync(change, token).ConfigureAwait(false) is null)
                        already++;
                    else
                        done++;
                }
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await RunOwnAsync(ReadAsync).ConfigureAwait(false);
        await Context;
        if (done + already > 0 && !IsDisposed)
            Message = (done, already, changes.Count) == (1, 0, 1) ? Texts.Redone(changes[0]) : Texts.RedoneMany(done, already);
        return isDone;
    }

    private protected override void OnLibraryChanged(LibraryChange change)
        => _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing);

    private async Task<bool> ChangeAsync(Func<CancellationToken, Task> change, string message, CancellationToken cancellationToken)
    {
        await Context;
        Message = null;
        bool isDone = await RunAsync(
            async token =>
            {
                await change(token).ConfigureAwait(false);
                await ReadAsync(token).ConfigureAwait(false);
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (isDone)
            Message = message;
        return isDone;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        IReadOnlyList<HistoryEntry> changes = await Services.History.ListAsync(null, cancellationToken).ConfigureAwait(false);
        HistoryEntry? standing = changes.FirstOrDefault(change => change.UndoneAt is null);
        if (standing is null && changes.Count > 0)
        {
            // All of them were undone, and an older one may stand.
            IReadOnlyList<HistoryEntry> older = await Services.History
                .ListAsync(new HistoryQuery { IncludeUndone = false, PageSize = 1 }, cancellationToken).ConfigureAwait(false);
            standing = older is [HistoryEntry first, ..] ? first : null;
        }

        await Context;
        if (IsDisposed || !_reads.TryShow(read))
            return;
        Changes = changes;

        // Of those that were undone in the same moment, the earliest change was the last.
        HistoryEntry? undone = changes.Where(change => change.UndoneAt is not null)
            .OrderByDescending(change => change.UndoneAt).ThenBy(change => change.Id).FirstOrDefault();
        NextUndo = standing;

        // A change after it would make redoing something that the user no longer has in mind.
        NextRedo = undone is not null && (standing is null || standing.Id < undone.Id || standing.CreatedAt <= undone.UndoneAt)
            ? undone
            : null;
    }
}
