using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Portable;
using TrackStore.Storage.Search;
using TrackStore.Storage.Sqlite.Search;
using TrackStore.Storage.Sqlite.Statements;
using TrackStore.Storage.Size;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage.Sqlite;

/// <summary>The embedded provider: one SQLite file in WAL mode.</summary>
internal sealed partial class SqliteStoreProvider : IStoreProvider
{
    private readonly SqliteStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SqliteLocation _location;
    private readonly SqliteLogGuard _logGuard;
    private readonly SqliteFileGuard _fileGuard;
    private readonly SqliteFileOpener _opener;
    private readonly SqliteSchema _schema;
    private readonly Func<string, SqliteConnectionSetup?, DbContextOptions<TrackStoreDbContext>> _contextOptions;
    private SqliteFileAccess _access = SqliteFileAccess.ReadWrite;
    private PooledDbContextFactory<TrackStoreDbContext>? _contexts;
    private SqliteImageReader? _images;

    /// <param name="options">The settings of the database.</param>
    /// <param name="time">The clock for time-outs.</param>
    /// <param name="loggers">Creates the loggers of the provider and of EF Core.</param>
    /// <param name="configureContext">Changes the options of the contexts, for tests; null leaves them as they are.</param>
    public SqliteStoreProvider(
        IOptions<SqliteStoreOptions> options,
        TimeProvider time,
        ILoggerFactory loggers,
        Action<DbContextOptionsBuilder<TrackStoreDbContext>>? configureContext = null)
    {
        _options = options.Value;
        _time = time;
        Rows = new SqliteRowReader(_options.BusyTimeout, _time);
        _logger = loggers.CreateLogger<SqliteStoreProvider>();
        _contextOptions = (connectionString, setup) => ContextOptions(connectionString, setup, loggers, configureContext);
        _location = SqliteLocation.Of(_options);
        Gate = WriteGate.For(_location.File);
        _logGuard = new SqliteLogGuard(_location);
        _fileGuard = new SqliteFileGuard(_location, CloseIdleConnections);
        _opener = new SqliteFileOpener(_location, _logGuard);

        // Made on first use: the options hold the model, which a constructor on a UI's thread should not wait for.
        var unopened = new Lazy<DbContextOptions<TrackStoreDbContext>>(
            () => _contextOptions(_location.ConnectionString(SqliteFileAccess.ReadWrite), null));
        _schema = new SqliteSchema(
            _location,
            _options,
            _opener,
            () => new TrackStoreDbContext(unopened.Value),
            loggers.CreateLogger<SqliteSchema>());
    }

    // A query on SQLite runs to its end before its task is returned.
    public IStorageSize Size { get; } = new SqliteStorageSize();

    public bool BlocksCaller => true;

    public bool SharesCommits => false;

    public bool IsReadOnly => _access != SqliteFileAccess.ReadWrite;

    public IImageReader Images => _images!;

    public WriteGate Gate { get; }

    public IRowReader Rows { get; }

    public IArtistReader Artists { get; } = new RecursiveArtistReader("instr");

    public IChangeWriter Changes { get; } = new SqliteChangeWriter();

    public ISearchIndex Search { get; } = new SqliteSearchIndex();

    // The driver begins a transaction at this level without the write lock. SQLite has only snapshots.
    public IsolationLevel SnapshotLevel => IsolationLevel.ReadUncommitted;

    public static DbContextOptions<TrackStoreDbContext> ContextOptions(
        string connectionString,
        SqliteConnectionSetup? setup = null,
        ILoggerFactory? loggers = null,
        Action<DbContextOptionsBuilder<TrackStoreDbContext>>? configure = null)
    {
        DbContextOptionsBuilder<TrackStoreDbContext> builder = new DbContextOptionsBuilder<TrackStoreDbContext>()
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(Schema.MigrationsHistory))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdMigrationsSqlGenerator>()

            // At level Information, every statement would flood the log of the host. Counts up to a limit need no order.
            .ConfigureWarnings(warnings => warnings.Log(
                (CoreEventId.RowLimitingOperationWithoutOrderByWarning, LogLevel.Debug),
                (RelationalEventId.CommandExecuted, LogLevel.Debug),
                (CoreEventId.ContextInitialized, LogLevel.Debug)));
        if (setup is not null)
            builder.AddInterceptors(setup);
        if (loggers is not null)
            builder.UseLoggerFactory(loggers);
        UseCompiledModel(builder);
        configure?.Invoke(builder);
        return builder.Options;
    }

    public ContextLease Rent() => new(_contexts!.CreateDbContext());

    public Task<T> ReadAsync<T>(DbContext context, Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => SqliteInterruption.ReadAsync(context, read, cancellationToken);

    public async Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken)
    {
        _opener.RequireFile(mode);
        SqliteFileAccess access = await SqliteBusyRetry.RetryAsync(
            _options.BusyTimeout,
            _time,
            () => Task.FromResult(_schema.Prepare(mode, cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        Open(access);
        if (IsReadOnly)
            Log.OpenedReadOnly(_logger, _location.File);
    }

    public string GenerateSchemaScript(string? fromMigration) => _schema.GenerateScript(fromMigration);

    public async Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (IsReadOnly)
            throw SqliteErrors.ReadOnly(_location.File);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        IDbContextTransaction transaction = await SqliteBusyRetry.RetryAsync(
            connection,
            _options.BusyTimeout,
            _time,
            () => context.Database.BeginTransactionAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        try
        {
            _logGuard.MarkFirst(connection);
            return new StartedWrite(transaction, Counters: null);
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public void EndWrite(DbContext context) => _logGuard.MarkNew((SqliteConnection)context.Database.GetDbConnection());

    public TrackStoreException? Translate(DbException exception) => SqliteErrors.Translate(exception, _location.File);

    public void Dispose()
    {
        _images?.Dispose();
        ClearPool();
        _fileGuard.Dispose();
    }

    // Its body is generated with the compiled model, and is missing while both are regenerated.
    static partial void UseCompiledModel(DbContextOptionsBuilder<TrackStoreDbContext> builder);

    private void Open(SqliteFileAccess access)
    {
        _access = access;

        // Connections that another store left in the pool may belong to a file that was at the path before.
        ClearPool();
        _fileGuard.Watch(access);
        var setup = new SqliteConnectionSetup(_options, _fileGuard, access);
        _images?.Dispose();
        _images = new SqliteImageReader(_location.ConnectionString(access, pooling: false), setup, _fileGuard);
        _contexts = new PooledDbContextFactory<TrackStoreDbContext>(_contextOptions(_location.ConnectionString(access), setup));
    }

    private void CloseIdleConnections()
    {
        _images?.CloseIdle();
        ClearPool();
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(_location.ConnectionString(_access));
        SqliteConnection.ClearPool(connection);
    }
}
