using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SQLitePCL;
using TrackStore.Storage.Hosted;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Model;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Portable;
using TrackStore.Storage.Search;
using TrackStore.Storage.Size;
using TrackStore.Storage.Sqlite.Search;
using TrackStore.Storage.Sqlite.Statements;

namespace TrackStore.Storage.Sqlite;

/// <summary>The dialect of a host's context on SQLite. Sets nothing that outlasts a call: the file is the host's.</summary>
internal sealed class SqliteHostDialect(
    IOptions<SqliteStoreOptions> options, TimeProvider time, ILogger<SqliteHostDialect>? logger = null) : IHostDialect
{
    private readonly ILogger _logger = logger ?? NullLogger<SqliteHostDialect>.Instance;

    // A query on SQLite runs to its end before its task is returned.
    public bool BlocksCaller => true;

    public bool SharesCommits => false;

    public IRowReader Rows { get; } = new SqliteRowReader(options.Value.BusyTimeout, time);

    public IArtistReader? Artists { get; } = new RecursiveArtistReader("instr");

    public IChangeWriter Changes { get; } = new SqliteChangeWriter();

    public ISearchIndex Search { get; } = new SqliteSearchIndex();

    // The driver begins a transaction at this level without the write lock. SQLite has only snapshots.
    public IsolationLevel SnapshotLevel => IsolationLevel.ReadUncommitted;

    public IStorageSize Size { get; } = new SqliteStorageSize();

    public Task<T> ReadAsync<T>(DbContext context, Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => SqliteInterruption.ReadAsync(context, read, cancellationToken);

    public bool Supports(string provider) => provider == StoreDatabaseKind.SqliteProvider;

    public string PlaceOf(DbContext context)
    {
        string file = context.Database.GetDbConnection().DataSource;
        return File.Exists(file) ? Path.GetFullPath(file) : file;
    }

    // Opening the host's connection would create the file.
    public Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken)
        => context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);

    // SQLite has no code of its own for it.
    public bool IsMissing(DbException exception) => exception is SqliteException { SqliteErrorCode: raw.SQLITE_ERROR }
        && (exception.Message.Contains("no such table", StringComparison.Ordinal)
            || exception.Message.Contains("no such column", StringComparison.Ordinal));

    public async Task CheckAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context, "PRAGMA foreign_keys", cancellationToken).ConfigureAwait(false) != "1")
        {
            throw new StoreModelException(
                "Foreign keys are off on the connections of the context, so deleted tracks would leave rows behind. Remove "
                    + "\"Foreign Keys=False\" from the connection string.",
                ["Foreign keys are off."]);
        }

        if (await ReadAsync(context, "PRAGMA journal_mode", cancellationToken).ConfigureAwait(false) is { } mode and not "wal")
            Log.HostJournalMode(_logger, mode);
    }

    public async Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IDbContextTransaction transaction = await SqliteBusyRetry.RetryAsync(
                (SqliteConnection)context.Database.GetDbConnection(),
                options.Value.BusyTimeout,
                time,
                () => BeginAsync(context, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            return new StartedWrite(transaction, Counters: null);
        }
        finally
        {
            // The transaction keeps it open until its own end.
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    public TrackStoreException? Translate(DbException exception, string place) => SqliteErrors.Translate(exception, place);

    private static async Task<IDbContextTransaction> BeginAsync(DbContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException)
        {
            // EF Core has opened the connection once more for the transaction.
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<string?> ReadAsync(DbContext context, string pragma, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DbCommand command = context.Database.GetDbConnection().CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = pragma;
                object? value = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
                return Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
