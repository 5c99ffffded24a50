namespace TrackStore;

/// <summary>
/// Prepares the database of the store, counts and measures its contents, and compacts it. Preparing it is optional: the first call of any
/// repository does it too.
/// </summary>
public interface ITrackStoreDatabase
{
    /// <summary>
    /// Opens the database, and upgrades or checks its schema, depending on the options. A host calls it at startup to detect an unusable
    /// database before the first query, and to wait for background work such as applying a changed ranking to the whole library, which
    /// other calls don't wait for. Further calls are cheap. A database that can only be read is opened without upgrading its schema and
    /// without background work.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting. A schema upgrade is committed completely or not at all.</param>
    /// <exception cref="StoreUnavailableException">The database can't be created, opened or upgraded, or the file isn't a
    /// database.</exception>
    /// <exception cref="SchemaVersionException">The schema has another version and can't be upgraded.</exception>
    Task InitializeAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Opens the database like <see cref="InitializeAsync"/>, but doesn't wait for background work. Further calls are cheap.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting. A schema upgrade is committed completely or not at all.</param>
    /// <exception cref="StoreUnavailableException">The database can't be created, opened or upgraded, or the file isn't a
    /// database.</exception>
    /// <exception cref="SchemaVersionException">The schema has another version and can't be upgraded.</exception>
    Task OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds out whether the library can be used: opens the database unless it is open, and reads a row. It doesn't wait while another call
    /// opens the database or upgrades its schema, nor for background work.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The status.</returns>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    /// <exception cref="SchemaVersionException">The schema has another version and can't be upgraded.</exception>
    Task<LibraryStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Counts the contents of the library.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    Task<LibraryStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Rebuilds the text search index from the tracks, and so repairs a damaged one (<see cref="LibraryStatus.SearchIndex"/>). On SQLite
    /// this happens in steps between which other writes get their turn, and until it is complete, searches look at every track. On
    /// PostgreSQL other writes wait until the new index takes the place of the former one. It does nothing where a host has added no
    /// index.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call. The rest is built when the library is opened next.</param>
    /// <exception cref="StoreUnavailableException">The database can't be written.</exception>
    Task RebuildSearchIndexAsync(CancellationToken cancellationToken = default);

    /// <summary>Measures what the library takes on the disc. It reads the sizes of all renditions and kept originals.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sizes.</returns>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    Task<StorageReport> GetStorageAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives free space back to the disk, as after a sweep of unused pictures. On SQLite it moves 4 MB in a transaction and never waits for
    /// readers, so that the file may stay larger until they end. On PostgreSQL it vacuums the library's tables; the database user must own
    /// them, or PostgreSQL skips them.
    /// </summary>
    /// <param name="progress">Reports after each step, on any thread; or null.</param>
    /// <param name="cancellationToken">Cancels the call between steps.</param>
    /// <returns>The sizes before and after.</returns>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    Task<CompactionResult> CompactAsync(IProgress<CompactionResult>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Generates the SQL that creates the schema or upgrades an older one, for running it by hand.</summary>
    /// <param name="fromMigration">The last migration of the database, or null for an empty database.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">There is no such migration.</exception>
    /// <returns>The SQL statements for the configured database.</returns>
    Task<string> GenerateSchemaScriptAsync(string? fromMigration = null, CancellationToken cancellationToken = default);
}
