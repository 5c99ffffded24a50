namespace TrackStore;

/// <summary>Publishes the changes of the library as a stream, for hosts and view models that show what they read.</summary>
public interface ILibraryChanges
{
    /// <summary>
    /// Watches the library. The stream has one change for each committed transaction that changed something, in commit order, and receives
    /// the changes of other stores on the same library within <c>TrackStoreOptions.ChangePollInterval</c>. It starts with this call, not
    /// with the first step of the enumeration: a caller that calls it, then reads the library, and then enumerates the stream misses
    /// nothing, but may receive changes that it has already read.
    /// </summary>
    /// <remarks>
    /// Writers never wait for watchers. Up to 256 unread changes are kept; for a slower watcher they are replaced by one change with
    /// <see cref="LibraryChange.IsEverything"/>. The first change of another store may include commits from before the call.
    /// The first step opens the database. The result can be enumerated once. If it is never enumerated, it is kept until the token is
    /// canceled or the store is disposed.
    /// </remarks>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The changes. The stream ends when the token is canceled, or after the last committed change when the store is
    /// disposed.</returns>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    /// <exception cref="StoreUnavailableException">The database can't be used. Thrown by the first step.</exception>
    /// <exception cref="SchemaVersionException">The schema has another version and can't be upgraded. Thrown by the first step.</exception>
    /// <exception cref="InvalidOperationException">The result is enumerated a second time. Thrown by the first step.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled. Thrown by the enumeration.</exception>
    IAsyncEnumerable<LibraryChange> WatchAsync(CancellationToken cancellationToken = default);
}
