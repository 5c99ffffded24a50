using System.Globalization;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Details;

namespace TrackStore;

/// <content>What can be done with the shown track.</content>
public sealed partial class TrackDetailsViewModel
{
    /// <summary>
    /// Saves the text of a field as the user's edit. A text that can't be saved stays, with the reason
    /// (<see cref="FieldViewModel.Problem"/>). If somebody else has edited the field meanwhile, <see cref="FieldViewModel.Value"/> shows
    /// the other value, the text stays, and saving again overwrites it.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the field shows what was typed, also if nothing was typed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The field isn't edited as text.</exception>
    [RelayCommand]
    public async Task<bool> SaveAsync(TrackField field, CancellationToken cancellationToken = default)
    {
        FieldViewModel item = GetField(field);
        await Context;
        if (Track is not { } track || !item.IsEdited)
        {
            if (!item.IsSaving)
                item.EndEdit(Track?.EditVersion ?? 0);
            return true;
        }

        if (!IsSelectedShown)
            return false;
        if (FieldParser.Parse(field, item.Text, CultureInfo.CurrentCulture, out FieldProblem problem) is not { } update)
        {
            item.Refuse(problem, Texts.DescribeProblem(field, problem));
            return false;
        }

        bool isSaved = false;
        int turn = _turn;
        ForgetMessage();
        item.IsSaving = true;
        await RunAsync(
            async token => isSaved = await SaveAsync(item, track.Id, turn, update, token).ConfigureAwait(false),
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        item.IsSaving = false;
        return isSaved;
    }

    /// <summary>Sets the text of a field and saves it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text, or null or empty to empty the field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when the field shows the text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The field isn't edited as text.</exception>
    public async Task<bool> EditAsync(TrackField field, string? text, CancellationToken cancellationToken = default)
    {
        await Context;
        GetField(field).Text = text ?? "";
        return await SaveAsync(field, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Begins the edit of a field before anything is typed: its text and the value on which it is based stay until
    /// <see cref="SaveAsync(TrackField, CancellationToken)"/> or <see cref="CancelEdit"/>. It is for a host that hears of the text only
    /// when the user leaves the input; setting <see cref="FieldViewModel.Text"/> begins the edit as well.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field isn't edited as text.</exception>
    [RelayCommand]
    public void BeginEdit(TrackField field) => GetField(field).BeginEdit();

    /// <summary>Leaves the edit of a field: its text is its value again.</summary>
    /// <param name="field">The field.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field isn't edited as text.</exception>
    [RelayCommand]
    public void CancelEdit(TrackField field) => GetField(field).EndEdit(Track?.EditVersion ?? 0);

    /// <summary>Pins a field to a platform: it shows the platform's value, also when that changes.</summary>
    /// <param name="field">The field.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    public Task<bool> UsePlatformAsync(TrackField field, string platform, CancellationToken cancellationToken = default) => ChangeAsync(
        (id, token) => Services.Fields.UsePlatformAsync(id, platform, [field], token), Texts.Pinned(field, platform), cancellationToken);

    /// <summary>Removes the user's edit or pin of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> RevertAsync(TrackField field, CancellationToken cancellationToken = default)
        => ChangeAsync((id, token) => Services.Fields.RevertAsync(id, [field], token), Texts.Reverted(field), cancellationToken);

    /// <summary>Removes all edits and pins of the track.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> RevertAllAsync(CancellationToken cancellationToken = default)
        => ChangeAsync((id, token) => Services.Fields.RevertAsync(id, null, token), Texts.RevertedAll, cancellationToken);

    /// <summary>Adds a tag, which is created if there is none of this name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> AddTagAsync(string name, CancellationToken cancellationToken = default)
    {
        bool isNew = false;
        return ChangeAsync(
            async (id, token) =>
            {
                isNew = !string.IsNullOrWhiteSpace(name) && await Services.Tags.FindTagAsync(name, token).ConfigureAwait(false) is null;
                await Services.Tags.AddTagsAsync(id, [name], token).ConfigureAwait(false);
            },
            () => isNew ? Texts.NewTagAdded(name) : Texts.TagAdded(name),
            cancellationToken);
    }

    /// <summary>Removes a tag from the track.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> RemoveTagAsync(string name, CancellationToken cancellationToken = default)
        => ChangeAsync((id, token) => Services.Tags.RemoveTagsAsync(id, [name], token), Texts.TagRemoved(name), cancellationToken);

    /// <summary>Marks links of the track as stale, so that the next sync brings them up to date.</summary>
    /// <param name="platform">The platform, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> MarkForUpdateAsync(string? platform = null, CancellationToken cancellationToken = default) => ChangeAsync(
        (id, token) => Services.Tracks.MarkForUpdateAsync(SelectedTracks.Of([id]), platform, ChangeMode.Apply, token),
        Texts.MarkedForUpdate,
        cancellationToken);

    /// <summary>Gets what a platform says of the track now, and stores it. Its picture follows in the background.</summary>
    /// <param name="link">The link, from <see cref="Links"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> SyncNowAsync(PlatformInfo link, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(link);
        return ChangeAsync((_, token) => SyncAsync(link, token), Texts.Synced(link.Platform), cancellationToken);
    }

    /// <summary>Removes a link with what its platform said.</summary>
    /// <param name="link">The link, from <see cref="Links"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> UnlinkAsync(PlatformInfo link, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(link);
        return ChangeAsync(
            (id, token) => Services.Tracks.RemovePlatformInfoAsync(id, link.Platform, link.PlatformId, token),
            Texts.Unlinked(link.Platform),
            cancellationToken);
    }

    /// <summary>Deletes the track. <see cref="UndoAsync"/> brings it back.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> DeleteAsync(CancellationToken cancellationToken = default)
        => ChangeAsync((id, token) => Services.Tracks.DeleteAsync(id, token), Texts.TrackIsGone, cancellationToken);

    /// <summary>Undoes <see cref="LastChange"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done; false also when there is nothing to undo.</returns>
    [RelayCommand]
    public async Task<bool> UndoAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return LastChange is { } change && await ChangeAsync(
            (_, token) => Services.History.UndoAsync(change.Id, token), Texts.Undone(change), cancellationToken).ConfigureAwait(false);
    }

    private async Task SyncAsync(PlatformInfo link, CancellationToken cancellationToken)
    {
        SyncResult result = await Services.Synchronizer.SyncAsync(
            link.Platform, [link.PlatformId], new SyncRunOptions { WaitForArtwork = false }, null, cancellationToken).ConfigureAwait(false);
        if (result.Interruption is { } interruption)
            throw interruption;
    }

    // What has been done is shown with the track as it is then, read by the same call.
    private Task<bool> ChangeAsync(Func<long, CancellationToken, Task> change, string message, CancellationToken cancellationToken)
        => ChangeAsync(change, () => message, cancellationToken);

    private async Task<bool> ChangeAsync(
        Func<long, CancellationToken, Task> change, Func<string> message, CancellationToken cancellationToken)
    {
        await Context;
        if (TrackId is not { } trackId || !IsSelectedShown)
            return false;
        int turn = _turn;
        long before = LastChange?.Id ?? 0;
        ForgetMessage();
        bool isDone = await RunAsync(
            async token =>
            {
                await change(trackId, token).ConfigureAwait(false);
                await ReadAsync(trackId, turn, token).ConfigureAwait(false);
            },
            retry: null,
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (isDone && turn == _turn)
            ShowMessage(message(), before);
        return isDone;
    }

    // The same text twice in a row is two messages.
    private void ForgetMessage() => (Message, MessageChange) = (null, null);

    private void ShowMessage(string message, long changeBefore)
    {
        MessageChange = LastChange?.Id > changeBefore ? LastChange : null;
        Message = message;
    }

    private async Task<bool> SaveAsync(
        FieldViewModel item, long trackId, int turn, TrackUpdate update, CancellationToken cancellationToken)
    {
        string text = item.Text;
        long before = LastChange?.Id ?? 0;
        for (bool isSecond = false; ; isSecond = true)
        {
            await Context;
            if (turn != _turn)
                return false;
            long version = item.BaseVersion;
            try
            {
                await Services.Tracks
                    .UpdateAsync(trackId, update with { ExpectedEditVersion = version }, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (EditConflictException)
            {
                await ReadAsync(trackId, turn, cancellationToken).ConfigureAwait(false);
                await Context;
                if (turn != _turn || Track is not { } current)
                    return false;
                bool isOtherField = item.Value == item.BaseValue && !isSecond;
                item.Rebase(current.EditVersion);

                // An edit of another field doesn't stand in the way.
                if (isOtherField)
                    continue;
                item.Refuse(FieldProblem.Conflict, Texts.DescribeProblem(item.Field, FieldProblem.Conflict));
                return false;
            }
            catch (Exception error) when (error is ArgumentException or TrackStoreException)
            {
                await Context;
                FieldProblem problem = error is ArgumentException ? FieldProblem.Refused : FieldProblem.NotSaved;
                if (turn == _turn)
                    item.Refuse(problem, Texts.DescribeError(error));
                if (error is TrackNotFoundException)
                    await ReadAsync(trackId, turn, cancellationToken).ConfigureAwait(false);
                return false;
            }
        }

        await Context;

        // The field is another track's as soon as that is shown.
        if (Track?.Id == trackId)
            item.MarkSaved(text);
        await ReadAsync(trackId, turn, cancellationToken).ConfigureAwait(false);
        await Context;
        if (turn != _turn)
            return true;
        if (item.IsEdited)
            item.Rebase(Track?.EditVersion ?? 0);
        ShowMessage(Texts.Saved(item.Field), before);
        return true;
    }
}
