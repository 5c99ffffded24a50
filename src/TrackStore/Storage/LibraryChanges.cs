using System.Runtime.CompilerServices;

namespace TrackStore.Storage;

/// <inheritdoc cref="ILibraryChanges"/>
internal sealed class LibraryChanges(LibraryFeed feed, StoreDatabase database, ForeignChanges foreign) : ILibraryChanges
{
    public IAsyncEnumerable<LibraryChange> WatchAsync(CancellationToken cancellationToken = default)
    {
        LibrarySubscription subscription = feed.Subscribe();
        foreign.Start();

        // The enumeration may never begin; nothing else would end the subscription then.
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static state => ((LibrarySubscription)state!).Dispose(), subscription);
        return FollowAsync(subscription, registration, cancellationToken);
    }

    private async IAsyncEnumerable<LibraryChange> FollowAsync(
        LibrarySubscription subscription,
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

            // The token's cancellation may have ended the subscription before the read saw it.
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            subscription.Dispose();
        }
    }

    // What other stores change is known from the opening on.
    private async Task<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The store went away between the call and the first step: the stream ends.
            return false;
        }
    }
}
