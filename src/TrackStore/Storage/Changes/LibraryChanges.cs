using System.Runtime.CompilerServices;

namespace TrackStore.Storage.Changes;

/// <inheritdoc cref="ILibraryChanges"/>
internal sealed class LibraryChanges(ChangeBroadcaster broadcaster, StoreDatabase database, ChangePoller poller) : ILibraryChanges
{
    public IAsyncEnumerable<LibraryChange> WatchAsync(CancellationToken cancellationToken = default)
    {
        ChangeSubscription subscription = broadcaster.Subscribe();
        poller.Start();

        // If the enumeration never starts, nothing else ends the subscription.
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static state => ((ChangeSubscription)state!).Dispose(),
            subscription);
        return FollowAsync(subscription, registration, cancellationToken);
    }

    private async IAsyncEnumerable<LibraryChange> FollowAsync(
        ChangeSubscription subscription,
        CancellationTokenRegistration registration,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        subscription.Take();
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryOpenAsync(cancellationToken).ConfigureAwait(false))
            {
                await foreach (LibraryChange change in subscription.Unread.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                    yield return change;
            }

            // Cancellation may have ended the subscription before the read observed it.
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            subscription.Dispose();
        }
    }

    // Changes of other stores are tracked from the opening of the database.
    private async Task<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The store was disposed between the call and the first step, so the stream ends.
            return false;
        }
    }
}
