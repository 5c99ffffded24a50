namespace TrackStore;

/// <summary>
/// The changes to the library that can be undone and redone: what people edit, tag, merge, rename, delete, choose and unlink. What imports
/// and synchronizations write is not among them.
/// </summary>
/// <remarks>
/// After undoing or redoing <see cref="HistoryKind.RankingsChanged"/>, the tracks follow in many transactions, as with
/// <see cref="IFieldRankings.ApplyAsync"/>, and don't stop when the call is canceled. Neither this nor
/// <see cref="HistoryKind.RenditionsChanged"/> can be undone in a host's transaction.
/// The store's options limit the age, number and size of the changes that are kept; the oldest are forgotten first. Pictures
/// that a change has removed stay in the library until the change is forgotten.
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled.
/// </remarks>
public interface IChangeHistory
{
    /// <summary>Lists changes, the latest first.</summary>
    /// <param name="query">Which changes, or null for the latest 50.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changes; fewer than <see cref="HistoryQuery.PageSize"/> at the end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of range.</exception>
    Task<IReadOnlyList<HistoryEntry>> ListAsync(HistoryQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Undoes a change: what it moved goes back, what it added goes away, and what it deleted comes back with its id. Values that were
    /// changed since then and that the change did not touch stay.
    /// </summary>
    /// <param name="id">The change.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The change as it is then.</returns>
    /// <exception cref="HistoryEntryNotFoundException">There is no such change.</exception>
    /// <exception cref="UndoConflictException">
    /// It was undone before, or a later change stands in the way. Nothing was undone.
    /// </exception>
    Task<HistoryEntry> UndoAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Makes a change again that was undone. It can be undone again afterwards.</summary>
    /// <param name="id">The change.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The change as it is then.</returns>
    /// <exception cref="HistoryEntryNotFoundException">There is no such change.</exception>
    /// <exception cref="UndoConflictException">
    /// It was not undone, or a later change stands in the way. Nothing was redone.
    /// </exception>
    Task<HistoryEntry> RedoAsync(long id, CancellationToken cancellationToken = default);
}
