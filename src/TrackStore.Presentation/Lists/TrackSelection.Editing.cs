namespace TrackStore;

/// <content>Changes all selected tracks at once. An edit, a deletion and a mark are one change each that can be undone.</content>
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

    /// <summary>Tells how many tracks <see cref="MarkForUpdateAsync"/> would mark.</summary>
    /// <param name="platform">The platform, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// What would be marked: tracks with links that aren't marked yet. Null when the call failed (<see cref="PanelViewModel.Error"/> of the
    /// list).
    /// </returns>
    public Task<ChangeResult?> PreviewMarkForUpdateAsync(string? platform = null, CancellationToken cancellationToken = default)
        => ChangeAsync(
            (tracks, token) => _list.Services.Tracks.MarkForUpdateAsync(tracks, platform, ChangeMode.Preview, token), cancellationToken);

    /// <summary>Marks the links of the selected tracks as stale, so that the next sync brings them up to date.</summary>
    /// <param name="platform">The platform, or null for all.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing is marked then.</param>
    /// <returns>What was marked, or null when the call failed (<see cref="PanelViewModel.Error"/> of the list).</returns>
    public Task<ChangeResult?> MarkForUpdateAsync(string? platform = null, CancellationToken cancellationToken = default)
        => ChangeAsync(
            (tracks, token) => _list.Services.Tracks.MarkForUpdateAsync(tracks, platform, ChangeMode.Apply, token), cancellationToken);

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
