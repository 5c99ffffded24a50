using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Search;
using TrackStore.Storage.Size;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage;

/// <summary>The operations that differ between database engines. Everything else is portable.</summary>
internal interface IStoreProvider : IDisposable
{
    /// <summary>
    /// Gets a value indicating whether the asynchronous methods of the driver block, so that calls have to move to the thread pool.
    /// </summary>
    bool BlocksCaller { get; }

    /// <summary>Gets a value indicating whether the database was opened for reading only. Known once the schema was prepared.</summary>
    bool IsReadOnly { get; }

    /// <summary>
    /// Gets a value indicating whether a commit is so dear that writes which wait for each other share one. Known once the schema was
    /// prepared.
    /// </summary>
    bool SharesCommits { get; }

    /// <summary>Gets the native reader of artwork.</summary>
    IImageReader Images { get; }

    /// <summary>Gets the reader of the rows that a write needs.</summary>
    IRowReader Rows { get; }

    /// <summary>Gets the reader of artists, or null where the database has no way of its own. Known once the schema was prepared.</summary>
    IArtistReader? Artists => null;

    /// <summary>Gets the writer of plans.</summary>
    IChangeWriter Changes { get; }

    /// <summary>Gets the index over the tracks' search keys.</summary>
    ISearchIndex Search { get; }

    /// <summary>Gets the level at which a transaction reads one snapshot of the database.</summary>
    IsolationLevel SnapshotLevel => IsolationLevel.RepeatableRead;

    /// <summary>Rents a context that nothing else uses.</summary>
    ContextLease Rent();

    /// <summary>
    /// Rents a context for a read that a replica may answer. It sees what this process has written, and what it has reported of others.
    /// </summary>
    ValueTask<ContextLease> RentReaderAsync(CancellationToken cancellationToken) => new(Rent());

    /// <summary>Reads from a context so that canceling ends the statement that is under way.</summary>
    Task<T> ReadAsync<T>(DbContext context, Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => read(context, cancellationToken);

    /// <summary>Makes later contexts of <see cref="RentReaderAsync"/> see what a context of <see cref="Rent"/> sees now.</summary>
    Task AdvanceReadersAsync(DbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Calls back when others have committed changes, until it is canceled. Completes at once where the database doesn't tell.
    /// </summary>
    /// <param name="writer">The name of the store in the change log, whose own changes are left out.</param>
    /// <param name="changed">Called on any thread, also without a change when some may have been missed.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    Task ListenAsync(string writer, Action changed, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gets what measures the database and makes it smaller. Known once the schema was prepared.</summary>
    IStorageSize Size { get; }

    /// <summary>Creates, migrates or checks the schema.</summary>
    Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken);

    /// <summary>Generates the SQL that upgrades a database from a migration (null: an empty database) to the latest one.</summary>
    string GenerateSchemaScript(string? fromMigration);

    /// <summary>Gets the gate through which every write of this process goes. Known once the schema was prepared.</summary>
    WriteGate Gate { get; }

    /// <summary>
    /// Begins a transaction that holds the library's write lock, so it can't fail later when it turns from a reader into a writer, and so
    /// that what it reads stays as it is.
    /// </summary>
    Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Completes a write that is committed, or may be, before the context is returned. Does not fail.</summary>
    void EndWrite(DbContext context);

    /// <summary>Requires that a context of the host has the library in its database.</summary>
    /// <exception cref="InvalidOperationException">It is another context, or another database.</exception>
    void RequireSameDatabase(DbContext context) => throw new InvalidOperationException(
        "The library has a database of its own, which can't take part in a transaction of the host's context. "
            + "Keep the library in that context: UseDbContext<TContext>().");

    /// <summary>Returns the TrackStore exception for an exception of the driver, or null when its cause is not the environment.</summary>
    TrackStoreException? Translate(DbException exception);
}
