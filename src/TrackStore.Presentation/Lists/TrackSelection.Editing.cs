namespace TrackStore;

/// <content>Changes all selected tracks at once. An edit, and a deletion, is one change that can be undone.</content>
public sealed partial class TrackSelection
{
    /// <summary>Tells how many tracks an edit would change, to ask before it is made.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What would change, or null when the call failed (<see cref="PanelViewModel.Error"/> of the list).</returns>
    public Task<ChangeResult?> PreviewAsync(BulkEdit edit, CancellationToken cancellationToken = default)
        => ChangeAsync((tracks, token) => _list.Services.Tracks.ApplyAsync(tracks, edit, ChangeMode.Preview, token), cancellationToken);

    /// <summary>Edits and tags the selected tracks in one transaction.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What has changed, or null when the call failed (<see cref="PanelViewModel.Error"/> of the list).</returns>
    public Task<ChangeResult?> ApplyAsync(BulkEdit edit, CancellationToken cancellationToken = default)
        => ChangeAsync((tracks, token) => _list.Services.Tracks.ApplyAsync(tracks, edit, ChangeMode.Apply, token), cancellationToken);

    /// <summary>Tells how many tracks <see cref="DeleteAsync"/> would delete.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What would be deleted, or null when the call failed (<see cref="PanelViewModel.Error"/> of the list).</returns>
    public Task<ChangeResult?> PreviewDeleteAsync(CancellationToken cancellationToken = default)
        => ChangeAsync((tracks, token) => _list.Services.Tracks.DeleteAsync(tracks, ChangeMode.Preview, token), cancellationToken);

    /// <summary>Deletes the selected tracks in one transaction. Nothing is selected afterwards.</summary>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What was deleted, or null when the call failed (<see cref="PanelViewModel.Error"/> of the list).</returns>
    public async Task<ChangeResult?> DeleteAsync(CancellationToken cancellationToken = default)
    {
        ChangeResult? result = await ChangeAsync(
            (tracks, token) => _list.Services.Tracks.DeleteAsync(tracks, ChangeMode.Apply, token), cancellationToken).ConfigureAwait(false);
        await _list.Context;

        // Tracks that are added later must not be selected by a selection of all.
        if (result is not null)
            Clear();
        return result;
    }

    /// <summary>Marks the links of the selected tracks as stale, so that the next sync brings them up to date.</summary>
    /// <param name="platform">The platform, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing is marked then.</param>
    /// <returns>The number of marked links, or null when the call failed (<see cref="PanelViewModel.Error"/> of the list).</returns>
    public async Task<int?> MarkForUpdateAsync(string? platform = null, CancellationToken cancellationToken = default)
    {
        int marked = 0;
        bool isDone = await _list.RunForSelectionAsync(
            async token => marked = await _list.Services.Tracks
                .MarkForUpdateAsync(GetTracks(), platform, token)
                .ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return isDone ? marked : null;
    }

    /// <summary>Reads the ids of the selected tracks. For a selection of all, this reads the whole list.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ids.</returns>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    public async Task<IReadOnlyCollection<long>> GetIdsAsync(CancellationToken cancellationToken = default)
    {
        await _list.Context;
        if (!IsAllBut)
            return [.. _ids];
        HashSet<long> except = [.. _ids];
        IReadOnlyList<long> all = await _list.ReadIdsAsync(0, int.MaxValue, cancellationToken).ConfigureAwait(false);
        return [.. all.Where(id => !except.Contains(id))];
    }

    private async Task<ChangeResult?> ChangeAsync(
        Func<SelectedTracks, CancellationToken, Task<ChangeResult>> change, CancellationToken cancellationToken)
    {
        ChangeResult? result = null;
        await _list.RunChangeOfSelectionAsync(
            async token =>
            {
                result = await change(GetTracks(), token).ConfigureAwait(false);
                return result is { IsPreview: false, TrackCount: > 0 };
            },
            cancellationToken).ConfigureAwait(false);
        return result;
    }

    // On the context. A selection of all reads no ids: the library leaves out those that were taken out again.
    private SelectedTracks GetTracks()
        => IsAllBut ? SelectedTracks.Of(_list.RowsQuery, [.. _ids]) : SelectedTracks.Of([.. _ids]);
}
