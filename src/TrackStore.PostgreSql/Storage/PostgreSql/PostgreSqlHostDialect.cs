using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using TrackStore.Storage.Hosted;
using TrackStore.Storage.Model;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Portable;
using TrackStore.Storage.Search;
using TrackStore.Storage.PostgreSql.Statements;
using TrackStore.Storage.Size;

namespace TrackStore.Storage.PostgreSql;

/// <summary>
/// The dialect of a host's context on PostgreSQL. It prepares no statement, because multiplexing connections refuse it and some connection
/// poolers lose it, and sets nothing that outlasts a transaction.
/// </summary>
internal sealed class PostgreSqlHostDialect(IOptions<PostgreSqlHostOptions> options, TimeProvider time) : IHostDialect
{
    private readonly PostgreSqlWriteLock _writeLock = new(options.Value.LockTimeout);

    public bool BlocksCaller => false;

    public bool SharesCommits => true;

    public IRowReader Rows { get; } = new PostgreSqlRowReader();

    public IArtistReader? Artists { get; } = new RecursiveArtistReader("strpos");

    public IChangeWriter Changes { get; } = new PostgreSqlChangeWriter();

    public ISearchIndex Search { get; } = new PostgreSqlSearchIndex(time);

    public IStorageSize Size { get; } = new PostgreSqlStorageSize();

    public bool Supports(string provider) => provider == StoreDatabaseKind.PostgreSqlProvider;

    public string PlaceOf(DbContext context)
    {
        DbConnection connection = context.Database.GetDbConnection();
        return $"{connection.Database} on {connection.DataSource}";
    }

    public Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult(true);

    public bool IsMissing(DbException exception)
        => exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn;

    public Task CheckAsync(DbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
        => _writeLock.BeginAsync(context, cancellationToken);

    public TrackStoreException? Translate(DbException exception, string place) => PostgreSqlErrors.Translate(
        exception, place, isHosts: true);
}
