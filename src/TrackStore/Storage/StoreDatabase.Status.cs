using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage;

internal sealed partial class StoreDatabase
{
    public Task<LibraryStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        bool isOpening = !_prepared && _preparing.CurrentCount == 0;
        return isOpening && !_disposed
            ? Task.FromResult(new LibraryStatus { IsOpening = true })
            : ReadAsync(
                async (context, token) =>
                {
                    await context.Set<StoreSettingEntity>().AnyAsync(token).ConfigureAwait(false);
                    return Status();
                },
                cancellationToken);
    }

    private LibraryStatus Status()
    {
        if (IsReadOnly)
            return new LibraryStatus { IsReadOnly = true };
        Task? startup;
        lock (_gate)
            startup = _startup;

        // None yet: another call has opened the database and is about to start the tasks.
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
