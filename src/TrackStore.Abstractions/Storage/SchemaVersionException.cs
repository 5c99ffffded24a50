namespace TrackStore;

/// <summary>
/// The database's schema does not fit this version of the library: it is newer, or it is older and may not be brought up to date.
/// The database was left as it is.
/// </summary>
public sealed class SchemaVersionException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="SchemaVersionException"/> class.</summary>
    /// <param name="message">What differs, and what to do about it.</param>
    /// <param name="unknownMigrations">Migrations that the database has and the library does not know; oldest first.</param>
    /// <param name="pendingMigrations">Migrations that the library has and the database lacks; oldest first.</param>
    public SchemaVersionException(string message, IReadOnlyList<string> unknownMigrations, IReadOnlyList<string> pendingMigrations)
        : base(message)
    {
        UnknownMigrations = unknownMigrations;
        PendingMigrations = pendingMigrations;
    }

    /// <summary>Gets the migrations that the database has and the library does not know; oldest first, empty when there are none.</summary>
    public IReadOnlyList<string> UnknownMigrations { get; }

    /// <summary>Gets the migrations that the library has and the database lacks; oldest first, empty when there are none.</summary>
    public IReadOnlyList<string> PendingMigrations { get; }
}
