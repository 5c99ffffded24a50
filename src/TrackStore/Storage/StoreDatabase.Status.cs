using TrackStore.Storage.Copying;
using TrackStore.Storage.Lists;

namespace TrackStore.Storage;

internal sealed partial class StoreDatabase
{
    /// <summary>Gets the database's own way to list artists, or null. Known once the database is open.</summary>
    public IArtistReader? Artists => provider.Artists;

    public Task<LibraryStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        bool isOpening = !_prepared && _preparing.CurrentCount == 0;
        return isOpening && !_disposed
            ? Task.FromResult(new LibraryStatus { IsOpening = true })
            : ReadAsync(
                async (context, token) =>
                {
                    bool isIncomplete = await CopyPosition.IsInAsync(context, token).ConfigureAwait(false);
                    SearchIndexState search = await provider.Search.GetStateAsync(context, token).ConfigureAwait(false);
                    return Status(isIncomplete) with { SearchIndex = search };
                },
                cancellationToken);
    }

    /// <summary>Starts the work that waited for a copy to this library. Does nothing if it was started.</summary>
    public void StartAfterCopy()
    {
        if (!IsReadOnly)
            Start(failed: null);
    }

    // Another process may have completed the copy.
    private async Task StartUnlessIncompleteAsync(CancellationToken cancellationToken)
    {
        if (!IsReadOnly && !await ReadAsync(CopyPosition.IsInAsync, cancellationToken).ConfigureAwait(false))
            Start(failed: null);
    }

    private LibraryStatus Status(bool isIncomplete)
    {
        if (IsReadOnly)
            return new LibraryStatus { IsReadOnly = true };
        if (isIncomplete)
            return new LibraryStatus { BackgroundWork = BackgroundWorkState.WaitingForCopy };

        // Does nothing but after a copy that another process completed, or before another call starts the tasks.
        Start(failed: null);
        Task? startup;
        lock (_gate)
            startup = _startup;

        return startup switch
        {
            { IsFaulted: true } => new LibraryStatus
            {
                BackgroundWork = BackgroundWorkState.Failed,
                BackgroundError = startup.Exception!.InnerException,
            },
            { IsCompleted: true } => new LibraryStatus { BackgroundWork = BackgroundWorkState.Completed },
            _ => new LibraryStatus { BackgroundWork = BackgroundWorkState.Running },
        };
    }
}
