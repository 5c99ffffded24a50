using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TrackStore.Storage;

/// <summary>The seam for databases: what one kind of database does in its own way. All else is portable LINQ and SQL.</summary>
internal interface IStoreProvider : IDisposable
{
    /// <summary>Gets a value indicating whether the driver's asynchronous methods block their caller, so that work has to be taken off its thread.</summary>
    bool BlocksCaller { get; }

    /// <summary>Gets the provider's own path to artwork bytes.</summary>
    IImageReader Images { get; }

    /// <summary>Rents a context; disposing of it gives it back.</summary>
    DbContext CreateContext();

    /// <summary>Creates, migrates or checks the schema.</summary>
    Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken);

    /// <summary>Writes the SQL that brings a database from a migration (null: empty) to the newest.</summary>
    string GenerateSchemaScript(string? fromMigration);

    /// <summary>Waits until no other write of this process is under way. Disposing of the result lets the next one in.</summary>
    Task<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that may write, so that it can't fail later for having begun as a reader.</summary>
    Task<IDbContextTransaction> BeginWriteAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Prepares a statement on the connection of a context that is in a transaction. It is to be disposed of before the transaction ends.</summary>
    SqlStatement Prepare(DbContext context, string sql, ReadOnlySpan<string> parameters);

    /// <summary>Gives the TrackStore exception for what the driver threw, or null when it is not the environment's doing.</summary>
    TrackStoreException? Translate(DbException exception);
}
