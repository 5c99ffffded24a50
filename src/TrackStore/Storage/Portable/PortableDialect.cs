using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Hosted;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Search;
using TrackStore.Storage.Size;

namespace TrackStore.Storage.Portable;

/// <summary>The dialect of a context on any relational provider of EF Core.</summary>
internal sealed class PortableDialect : IHostDialect
{
    // Several rows a statement save round trips to a server.
    private const int RowsAtOnce = 20;

    // SQLSTATE for a missing table or column, of ODBC and MySQL, and of PostgreSQL.
    private static readonly string[] MissingStates = ["42S02", "42S22", "42P01", "42703"];

    public bool BlocksCaller => false;

    public bool SharesCommits => true;

    public IRowReader Rows { get; } = new PortableRowReader();

    public IChangeWriter Changes { get; } = new PortableChangeWriter(RowsAtOnce);

    public ISearchIndex Search => NoSearchIndex.Instance;

    public IStorageSize Size { get; } = new UnknownStorageSize();

    public bool Supports(string provider) => true;

    public string PlaceOf(DbContext context)
    {
        DbConnection connection = context.Database.GetDbConnection();
        return $"{connection.Database} on {connection.DataSource}";
    }

    public Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult(true);

    // Drivers without SQLSTATE tell no reasons, so any lasting error of theirs counts as one.
    public bool IsMissing(DbException exception) => exception.SqlState is { Length: > 0 } state
        ? MissingStates.Contains(state)
        : !exception.IsTransient;

    public Task CheckAsync(DbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
    {
        // Under a stricter level, which a host can make the default, a write that waited for another one would fail.
        IDbContextTransaction transaction = await context.Database
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        try
        {
            return new StartedWrite(transaction, await LockAsync(context, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public TrackStoreException Translate(DbException exception, string place) => new StoreUnavailableException(
        exception.IsTransient ? StoreFault.Busy : StoreFault.Unknown,
        exception.IsTransient
            ? $"The database can't complete the call now: {Sentence(exception)} Try again. ({place})"
            : $"The database failed: {Sentence(exception)} Nothing of this call was written. ({place})",
        exception);

    /// <summary>
    /// Takes the write lock within a transaction: updates the row of counters, which waits for other writes, and reads it.
    /// </summary>
    public static async Task<StoreCountersEntity> LockAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Set<StoreCountersEntity>()
            .Where(counters => counters.Id == StoreCountersEntity.OnlyId)
            .ExecuteUpdateAsync(set => set.SetProperty(counters => counters.Writes, counters => counters.Writes + 1), cancellationToken)
            .ConfigureAwait(false);
        return await context.Set<StoreCountersEntity>().AsNoTracking()
            .SingleOrDefaultAsync(counters => counters.Id == StoreCountersEntity.OnlyId, cancellationToken)
            .ConfigureAwait(false) ?? throw LibraryRows.LostCounters();
    }

    private static string Sentence(DbException exception)
    {
        string text = exception.Message.TrimEnd();
        return text.EndsWith('.') ? text : $"{text}.";
    }
}
