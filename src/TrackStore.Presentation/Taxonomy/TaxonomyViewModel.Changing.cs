using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.History;
using TrackStore.Presentation.Taxonomy.Sources;

namespace TrackStore;

/// <content>Creates, describes, renames and spells.</content>
public abstract partial class TaxonomyViewModel
{
    /// <summary>Finds the one that a name means, or creates it.</summary>
    /// <param name="name">The name, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The one with the name, whose details stay as they were if there was one; or null when the call failed.</returns>
    [RelayCommand]
    public async Task<TaxonomyItem?> CreateAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        TaxonomyItem? found = null;
        TaxonomyItem? created = null;
        await Context;
        ForgetMessage();
        bool isRead = await RunAsync(
            async token => found = await _source.FindAsync(name, token).ConfigureAwait(false), retry: null, cancellationToken)
            .ConfigureAwait(false);
        await Context;
        if (!isRead || IsDisposed)
            return null;
        if (found is not null)
        {
            Message = Texts.NameIsKnown(Kind, found.Name);
            return found;
        }

        TaxonomyItem? similar = null;
        bool isDone = await ChangeAsync(
            async token =>
            {
                long before = await SubjectChange.LatestIdAsync(Services.History, token).ConfigureAwait(false);
                created = await _source.DefineAsync(name, token).ConfigureAwait(false);
                HistoryEntry? change = await FindChangeAsync(created.Id, before, token).ConfigureAwait(false);
                similar = await FindSimilarAsync(created.Id, token).ConfigureAwait(false);
                return change;
            },
            () => similar is null
                ? Texts.NameCreated(Kind, name.Trim())
                : Texts.NameCreatedBeside(Kind, name.Trim(), similar.Name),
            done: null,
            cancellationToken).ConfigureAwait(false);
        return isDone ? created : null;
    }

    /// <summary>Sets the color, and leaves name and description as they are.</summary>
    /// <param name="item">The item.</param>
    /// <param name="color">The color as <c>#rrggbb</c>, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    public Task<bool> RecolorAsync(TaxonomyItem item, string? color, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        return UpdateAsync(item, new TaxonomyChanges { Color = color }, cancellationToken);
    }

    /// <summary>
    /// Renames one, and leaves its details as they are. The old name becomes a spelling of it. If another one has the name,
    /// <see cref="Question"/> offers to merge the two.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="name">The new name, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it has the name; false also when a merge is offered instead.</returns>
    public Task<bool> RenameAsync(TaxonomyItem item, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(name);
        string trimmed = name.Trim();
        return UpdateAsync(
            item, trimmed == item.Name ? default : new TaxonomyChanges { Name = trimmed }, cancellationToken);
    }

    /// <summary>
    /// Makes a word another spelling. If another tag or genre has it, <see cref="Question"/> offers to merge that one into this one.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="spelling">The word, 1 to 100 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it has the spelling; false also when a merge is offered instead.</returns>
    public async Task<bool> AddSpellingAsync(TaxonomyItem item, string spelling, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(spelling);
        long? takenById = null;
        bool isDone = await ChangeAsync(
            async token =>
            {
                long before = await SubjectChange.LatestIdAsync(Services.History, token).ConfigureAwait(false);
                (HistoryEntry? change, takenById) = await TryNameAsync(async () =>
                {
                    await _source.AddSpellingAsync(item.Id, spelling, token).ConfigureAwait(false);
                    return await FindChangeAsync(item.Id, before, token).ConfigureAwait(false);
                }).ConfigureAwait(false);
                return change;
            },
            () => takenById is null ? Texts.SpellingAdded(spelling.Trim(), item.Name) : null,
            done: null,
            cancellationToken).ConfigureAwait(false);
        if (takenById is not { } takenBy)
            return isDone;
        await AskNameTakenAsync(takenBy, item.Id, takenBy, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Removes a spelling, which names a tag or genre of its own from then on.</summary>
    /// <param name="item">The item.</param>
    /// <param name="spelling">The spelling.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    public Task<bool> RemoveSpellingAsync(TaxonomyItem item, string spelling, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(spelling);
        return ChangeItemAsync(
            item,
            (stored, token) => _source.RemoveSpellingAsync(stored.Id, spelling, token),
            Texts.SpellingRemoved(spelling, item.Name),
            cancellationToken);
    }

    /// <summary>Undoes <see cref="LastChange"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done; false also when there is nothing to undo.</returns>
    [RelayCommand]
    public async Task<bool> UndoAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return LastChange is { } change && await InvertAsync(
            token => Services.History.UndoAsync(change.Id, token),
            Texts.Undone(change),
            undone => (LastChange, LastUndone) = (null, undone),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes <see cref="LastUndone"/> again.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done; false also when there is nothing to redo.</returns>
    [RelayCommand]
    public async Task<bool> RedoAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return LastUndone is { } change && await InvertAsync(
            token => Services.History.RedoAsync(change.Id, token),
            Texts.Redone(change),
            redone => (LastChange, LastUndone) = (redone, null),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a change, tells of it, and reads the list again.</summary>
    private protected Task<bool> ChangeAsync(
        Func<CancellationToken, Task<HistoryEntry?>> change, string message, Action? done, CancellationToken cancellationToken)
        => ChangeAsync(change, () => message, done, cancellationToken);

    /// <summary>Makes a change, tells of it, and reads the list again.</summary>
    private protected async Task<bool> ChangeAsync(
        Func<CancellationToken, Task<HistoryEntry?>> change, Func<string?> message, Action? done, CancellationToken cancellationToken)
    {
        await Context;
        ForgetMessage();
        HistoryEntry? made = null;
        bool isDone = await RunAsync(
            async token => made = await change(token).ConfigureAwait(false), retry: null, cancellationToken).ConfigureAwait(false);
        await Context;
        if (isDone && !IsDisposed)
        {
            if (made is not null)
                (LastChange, LastUndone) = (made, null);
            done?.Invoke();
            MessageChange = made;
            Message = message();
        }

        // Also after a failure: what the user sees may be gone.
        await RunOwnAsync(ReadAllAsync).ConfigureAwait(false);
        return isDone;
    }

    private async Task<bool> UpdateAsync(TaxonomyItem item, TaxonomyChanges changes, CancellationToken cancellationToken)
    {
        if (changes == default)
            return true;
        bool isGone = false;
        long? takenById = null;
        bool isDone = await ChangeAsync(
            async token =>
            {
                try
                {
                    (HistoryEntry? change, takenById) = await TryNameAsync(
                        async () => (await _source.UpdateAsync(item.Id, changes, token).ConfigureAwait(false)).Change)
                        .ConfigureAwait(false);
                    return change;
                }
                catch (TrackStoreException error) when (_source.IsNotFound(error))
                {
                    isGone = true;
                    return null;
                }
            },
            () => isGone ? Texts.NameIsGone(Kind) : takenById is null ? MessageOf(item, changes) : null,
            done: null,
            cancellationToken).ConfigureAwait(false);
        if (takenById is not { } takenBy)
            return isDone && !isGone;
        await AskNameTakenAsync(item.Id, takenBy, takenBy, cancellationToken).ConfigureAwait(false);
        return false;
    }

    private string MessageOf(TaxonomyItem item, TaxonomyChanges changes) => changes switch
    {
        { Name.HasValue: true, Description.HasValue: false, Color.HasValue: false }
            => Texts.NameRenamed(Kind, item.Name, changes.Name.Value),
        { Name.HasValue: true } => Texts.NameRenamedAndDescribed(Kind, item.Name, changes.Name.Value),
        { Description.HasValue: false } => Texts.NameRecolored(Kind, item.Name),
        _ => Texts.NameDescribed(Kind, item.Name),
    };

    private Task<bool> ChangeItemAsync(
        TaxonomyItem item, Func<TaxonomyItem, CancellationToken, Task> change, string message, CancellationToken cancellationToken)
    {
        bool isGone = false;
        return ChangeAsync(
            async token =>
            {
                // By its name, one that was deleted meanwhile would be created again.
                if (await _source.GetAsync(item.Id, token).ConfigureAwait(false) is not { } stored)
                {
                    isGone = true;
                    return null;
                }

                long before = await SubjectChange.LatestIdAsync(Services.History, token).ConfigureAwait(false);
                await change(stored, token).ConfigureAwait(false);
                return await FindChangeAsync(item.Id, before, token).ConfigureAwait(false);
            },
            () => isGone ? Texts.NameIsGone(Kind) : message,
            done: null,
            cancellationToken);
    }

    private Task<bool> InvertAsync(
        Func<CancellationToken, Task<HistoryEntry>> invert,
        string message,
        Action<HistoryEntry> done,
        CancellationToken cancellationToken)
    {
        HistoryEntry? inverted = null;
        return ChangeAsync(
            async token =>
            {
                inverted = await invert(token).ConfigureAwait(false);
                return null;
            },
            message,
            () => done(inverted!),
            cancellationToken);
    }

    // The same text twice in a row is two messages.
    private void ForgetMessage() => (Message, MessageChange) = (null, null);

    private async Task<(HistoryEntry? Change, long? TakenById)> TryNameAsync(Func<Task<HistoryEntry?>> name)
    {
        try
        {
            return (await name().ConfigureAwait(false), null);
        }
        catch (TrackStoreException error) when (_source.TakenById(error) is { } takenById)
        {
            return (null, takenById);
        }
    }

    private async Task<TaxonomyItem?> FindSimilarAsync(long id, CancellationToken cancellationToken)
        => (await _source.ProposeAsync(cancellationToken).ConfigureAwait(false))
            .Select(pair => pair.Other.Id == id ? pair.Kept : pair.Kept.Id == id ? pair.Other : null)
            .FirstOrDefault(other => other is not null);

    // What has been changed by name returns the item and not the change.
    private Task<HistoryEntry?> FindChangeAsync(long id, long after, CancellationToken cancellationToken) => SubjectChange.FindAsync(
        Services.History, Kind == TaxonomyKind.Tag ? HistorySubjectKind.Tag : HistorySubjectKind.Genre, id, cancellationToken, after);
}
