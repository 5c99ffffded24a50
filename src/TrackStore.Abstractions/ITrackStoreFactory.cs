namespace TrackStore;

/// <summary>Opens libraries at run time, such as a file that the user chooses, beside those that the host registers.</summary>
/// <remarks>
/// Each call opens a view of its own, with its own caches, downloads and services; nothing but the host's logging, clock and metrics is
/// shared. The same file may be opened several times, also beside a registered library: the views see each other's committed changes, and
/// their writes wait for one another. The settings of <c>AddTrackStore</c> don't apply. Libraries that are still open are closed with the
/// service provider.
/// </remarks>
public interface ITrackStoreFactory
{
    /// <summary>Opens a library file with default settings, and creates it when it doesn't exist.</summary>
    /// <param name="path">The path of the file, or a SQLite connection string.</param>
    /// <param name="cancellationToken">Cancels the call. A library that was opened by then is closed again.</param>
    /// <returns>The library. Dispose it to close the file.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="StoreUnavailableException">The database can't be created, opened or upgraded.</exception>
    /// <exception cref="SchemaVersionException">The schema has another version and can't be upgraded.</exception>
    Task<ITrackStoreLibrary> OpenAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Opens a library with settings and platforms of its own.</summary>
    /// <param name="configure">Configures the library, as in <c>AddTrackStore</c>; called before this method returns.</param>
    /// <param name="cancellationToken">Cancels the call. A library that was opened by then is closed again.</param>
    /// <returns>The library. Dispose it to close the file.</returns>
    /// <exception cref="StoreUnavailableException">The database can't be created, opened or upgraded.</exception>
    /// <exception cref="SchemaVersionException">The schema has another version and can't be upgraded.</exception>
    Task<ITrackStoreLibrary> OpenAsync(Action<ITrackStoreBuilder> configure, CancellationToken cancellationToken = default);
}
