using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Search;
using TrackStore.Storage.Size;

namespace TrackStore.Storage.Hosted;

/// <summary>What a host's context does faster, or in another way, on the database of one EF Core provider.</summary>
internal interface IHostDialect
{
    /// <summary>Gets a value indicating whether the asynchronous methods of the driver block.</summary>
    bool BlocksCaller { get; }

    /// <summary>Gets a value indicating whether a commit is so dear that writes which wait for each other share one.</summary>
    bool SharesCommits { get; }

    IRowReader Rows { get; }

    IChangeWriter Changes { get; }

    ISearchIndex Search { get; }

    /// <summary>Gets the reader of artists, or null where the database has no way of its own.</summary>
    IArtistReader? Artists => null;

    /// <summary>Gets the level at which a transaction reads one snapshot of the database.</summary>
    IsolationLevel SnapshotLevel => IsolationLevel.RepeatableRead;

    /// <summary>Gets what measures the database and makes it smaller.</summary>
    IStorageSize Size { get; }

    /// <summary>Tells whether the dialect is for a provider, by its name in EF Core.</summary>
    bool Supports(string provider);

    /// <summary>Returns a name of the context's database for messages, without credentials. Stores on one database have the same.</summary>
    string PlaceOf(DbContext context);

    /// <summary>Tells whether the database exists. Using a context may create a file that doesn't.</summary>
    Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Tells whether a query failed because a table or a column that it names doesn't exist.</summary>
    bool IsMissing(DbException exception);

    /// <summary>Checks the database, and reports what works but is not as the store would set it up. Changes nothing.</summary>
    Task CheckAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Reads from a context so that canceling ends the statement that is under way.</summary>
    Task<T> ReadAsync<T>(DbContext context, Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => read(context, cancellationToken);

    /// <summary>Begins a transaction that holds the library's write lock.</summary>
    Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Returns the TrackStore exception for an exception of the driver, or null when its cause is not the environment.</summary>
    TrackStoreException? Translate(DbException exception, string place);
}
