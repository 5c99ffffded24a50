using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Sqlite;

/// <summary>The embedded provider: one SQLite file in WAL mode.</summary>
internal sealed class SqliteStoreProvider : IStoreProvider
{
    private readonly SqliteLocation _location;
    private readonly SqliteConnectionSetup _setup;
    private readonly SqliteImageReader _images;
    private readonly SqliteSchema _schema;
    private readonly SqliteWriteLock _writeLock;
    private readonly TimeSpan _busyTimeout;
    private readonly TimeProvider _time;
    private readonly PooledDbContextFactory<TrackStoreDbContext> _contexts;

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
        _time = time;
        _busyTimeout = options.Value.BusyTimeout;
        _location = SqliteLocation.Of(options.Value.Path);
        _setup = new SqliteConnectionSetup(options.Value);
        _writeLock = SqliteWriteLock.For(_location.File);
        _images = new SqliteImageReader(_location, _setup);
        _contexts = new PooledDbContextFactory<TrackStoreDbContext>(ContextOptions(_location.ConnectionString, _setup, loggers, configureContext));
        _schema = new SqliteSchema(_location, options.Value, _contexts, time, loggers.CreateLogger<SqliteSchema>());
    }

    // A query on SQLite runs to its end before its task is returned.
    public bool BlocksCaller => true;

    public IImageReader Images => _images;

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

            // At level Information, every statement would flood the log of the host.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandExecuted, LogLevel.Debug), (CoreEventId.ContextInitialized, LogLevel.Debug)));
        if (setup is not null)
            builder.AddInterceptors(setup);
        if (loggers is not null)
            builder.UseLoggerFactory(loggers);
        configure?.Invoke(builder);
        return builder.Options;
    }

    public DbContext CreateContext() => _contexts.CreateDbContext();

    public Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken) => _schema.PrepareAsync(mode, cancellationToken);

    public string GenerateSchemaScript(string? fromMigration) => _schema.GenerateScript(fromMigration);

    public Task<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) => _writeLock.EnterAsync(cancellationToken);

    public async Task<IDbContextTransaction> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        return await SqliteBusyRetry.RetryAsync(connection, _busyTimeout, _time, () => context.Database.BeginTransactionAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public SqlStatement Prepare(DbContext context, string sql, ReadOnlySpan<string> parameters)
        => new SqliteStatement((SqliteConnection)context.Database.GetDbConnection(), sql, parameters);

    public TrackStoreException? Translate(DbException exception) => SqliteErrors.Translate(exception, _location.File);

    public void Dispose()
    {
        _images.Dispose();
        using var connection = new SqliteConnection(_location.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
