namespace TrackStore;

/// <summary>Prepares the store's database and tells what it holds. Preparing it is optional: the first use of any repository does the same.</summary>
public interface ITrackStoreDatabase
{
    /// <summary>
    /// Opens the database and brings its schema up to date, or only checks it, as the options say. A host calls it at start-up to learn of
    /// an unusable database before the first query does, and to wait until a ranking that was changed in the options is applied to the whole library;
    /// the other calls don't wait for that. Calling it again is cheap.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting; a schema change is committed whole or not at all.</param>
    /// <exception cref="StoreUnavailableException">The database can't be created, opened or written, or is none.</exception>
    /// <exception cref="SchemaVersionException">The schema is newer than the library, or older and may not be changed.</exception>
    Task InitializeAsync(CancellationToken cancellationToken = default);

    /// <summary>Counts what the library holds.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="StoreUnavailableException">The database can't be used.</exception>
    Task<LibraryStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes the SQL that creates the schema, or brings a database of an older version up to date, for a DBA to run.</summary>
    /// <param name="fromMigration">The last migration that the database has, or null for an empty database.</param>
    /// <exception cref="ArgumentException">There is no such migration.</exception>
    /// <returns>The statements, in the dialect of the configured provider.</returns>
    string GenerateSchemaScript(string? fromMigration = null);
}
