namespace TrackStore;

/// <summary>
/// The database behind the host's context lacks tables or columns of TrackStore, usually because the host's migrations were not applied.
/// The library never changes a host's database. Nothing was read or written.
/// </summary>
public sealed class SchemaIncompleteException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="SchemaIncompleteException"/> class.</summary>
    /// <param name="message">What is missing, and the command to run.</param>
    /// <param name="missingTables">The tables that the database lacks, with their schema where they have one.</param>
    /// <param name="missingColumns">The columns that tables of the database lack, each as <c>table.column</c>.</param>
    /// <param name="pendingMigrations">The migrations of the host's context that were not applied, oldest first.</param>
    public SchemaIncompleteException(
        string message,
        IReadOnlyList<string> missingTables,
        IReadOnlyList<string> missingColumns,
        IReadOnlyList<string> pendingMigrations)
        : base(message)
    {
        MissingTables = missingTables;
        MissingColumns = missingColumns;
        PendingMigrations = pendingMigrations;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.SchemaIncomplete;

    /// <summary>Gets the tables that the database lacks, with their schema where they have one.</summary>
    public IReadOnlyList<string> MissingTables { get; }

    /// <summary>Gets the columns that tables of the database lack, each as <c>table.column</c>.</summary>
    public IReadOnlyList<string> MissingColumns { get; }

    /// <summary>
    /// Gets the migrations of the host's context that were not applied, oldest first; empty when a migration must be added.
    /// </summary>
    public IReadOnlyList<string> PendingMigrations { get; }
}
