using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;

namespace TrackStore;

/// <summary>Runs a host's work and a library's writes in one transaction.</summary>
public static class TrackStoreDatabaseExtensions
{
    /// <summary>
    /// Runs work in one transaction of the host's context: what the work saves through the context and what it writes through the library's
    /// services is committed together, or not at all. The library must be in the same context type's database
    /// (<c>UseDbContext&lt;TContext&gt;()</c>).
    /// </summary>
    /// <remarks>
    /// The library's write lock is taken before anything is written, so other writes to the library wait until the work has ended: keep it
    /// short, and don't wait for a network in it. Watchers are told after the commit, and never after a rollback. If the context's
    /// execution strategy retries, the work may run several times; clear the context's change tracker at its start then. Pictures are
    /// decoded outside the database, so store those in the work whose bytes are at hand.
    /// </remarks>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="database">The library.</param>
    /// <param name="context">The host's context, without a transaction.</param>
    /// <param name="work">The work. Calls to the library within it take part in the transaction.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock; afterwards it is given to the work.</param>
    /// <returns>What the work returns.</returns>
    /// <exception cref="InvalidOperationException">
    /// The context has a transaction already, is another database's, or the library isn't in a host's context. Or the work has continued
    /// after a call to the library that failed or was canceled when it had begun to write: then nothing was committed.
    /// </exception>
    /// <exception cref="StoreUnavailableException">
    /// The transaction can't begin or be committed. If the message says that the answer to the commit was lost, it may have been stored.
    /// </exception>
    public static Task<T> ExecuteInTransactionAsync<T>(
        this ITrackStoreDatabase database,
        DbContext context,
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(work);
        return database is StoreDatabase store
            ? store.ExecuteInTransactionAsync(context, work, cancellationToken)
            : throw new InvalidOperationException(
                "The library isn't TrackStore's own, so it can't take part in the context's transaction.");
    }

    /// <inheritdoc cref="ExecuteInTransactionAsync{T}"/>
    public static Task ExecuteInTransactionAsync(
        this ITrackStoreDatabase database,
        DbContext context,
        Func<CancellationToken, Task> work,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return database.ExecuteInTransactionAsync(
            context,
            async token =>
            {
                await work(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }
}
