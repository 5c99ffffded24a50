namespace TrackStore;

/// <summary>Tells what is changed in the library, as one stream, for hosts and view models that show what they read.</summary>
public interface ILibraryChanges
{
    /// <summary>
    /// Follows the library. The stream brings one change for each committed transaction that changed something, in the order of the commits, and those of
    /// other stores on the same library within <c>TrackStoreOptions.ChangePollInterval</c>. It begins with this call, not with the first step of
    /// the enumeration: who calls it, then reads the library, and then follows the stream misses nothing, but may be told what it has read already.
    /// </summary>
    /// <remarks>
    /// Writers never wait for a watcher. Up to 256 changes are kept for one that is behind; those of a slower one are replaced by one change that says
    /// <see cref="LibraryChange.IsEverything"/>. The first change of another store may tell of what it committed before the call.
    /// The first step opens the database. Enumerate the result once, and to its end or until the token is cancelled or the enumeration left; an enumerable that is never
    /// enumerated is kept until its token is cancelled or the store disposed.
    /// </remarks>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The changes, without end until the token is cancelled or the store is disposed; then it ends after what was committed before.</returns>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    /// <exception cref="StoreUnavailableException">The database can't be used; thrown by the first step.</exception>
    /// <exception cref="SchemaVersionException">The schema is newer than the library, or older and may not be changed; thrown by the first step.</exception>
    /// <exception cref="InvalidOperationException">The result is enumerated a second time; thrown by the first step.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; thrown by the enumeration.</exception>
    IAsyncEnumerable<LibraryChange> WatchAsync(CancellationToken cancellationToken = default);
}
