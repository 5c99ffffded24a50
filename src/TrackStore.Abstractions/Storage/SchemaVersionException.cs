namespace TrackStore;

/// <summary>
/// The schema of the database has another version than this library, and can't be upgraded: it is newer, or it was created by a pre-release
/// version, or the options or the file don't allow changes. The database was not changed.
/// </summary>
public sealed class SchemaVersionException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="SchemaVersionException"/> class.</summary>
    /// <param name="message">The difference, and what to do about it.</param>
    /// <param name="unknownMigrations">The migrations of the database that the library doesn't know, oldest first.</param>
    /// <param name="pendingMigrations">The migrations of the library that the database lacks, oldest first.</param>
    public SchemaVersionException(string message, IReadOnlyList<string> unknownMigrations, IReadOnlyList<string> pendingMigrations)
        : base(message)
    {
        UnknownMigrations = unknownMigrations;
        PendingMigrations = pendingMigrations;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.SchemaVersion;

    /// <summary>Gets the migrations of the database that the library doesn't know, oldest first.</summary>
    public IReadOnlyList<string> UnknownMigrations { get; }

    /// <summary>Gets the migrations of the library that the database lacks, oldest first.</summary>
    public IReadOnlyList<string> PendingMigrations { get; }
}
