namespace TrackStore.Presentation.History;

/// <summary>Undoes and redoes one of several changes, which another panel or user may have done already.</summary>
internal static class ChangeHistoryExtensions
{
    /// <returns>The change as it is then, or null when it was undone before.</returns>
    public static Task<HistoryEntry?> UndoUnlessDoneAsync(
        this IChangeHistory history, HistoryEntry change, CancellationToken cancellationToken)
        => UnlessDoneAsync(() => history.UndoAsync(change.Id, cancellationToken));

    /// <returns>The change as it is then, or null when it was redone before.</returns>
    public static Task<HistoryEntry?> RedoUnlessDoneAsync(
        this IChangeHistory history, HistoryEntry change, CancellationToken cancellationToken)
        => UnlessDoneAsync(() => history.RedoAsync(change.Id, cancellationToken));

    private static async Task<HistoryEntry?> UnlessDoneAsync(Func<Task<HistoryEntry>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (UndoConflictException conflict) when (conflict.IsDoneAlready)
        {
            return null;
        }
    }
}
