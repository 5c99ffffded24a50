using TrackStore.Storage.Hosted;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Portable;
using TrackStore.Storage.PostgreSql.Statements;

namespace TrackStore.Storage.PostgreSql;

/// <summary>The provider of a library in a PostgreSQL database of the host.</summary>
internal sealed class PostgreSqlStoreProvider : IStoreProvider
{
    private readonly PostgreSqlStoreOptions _options;
    private readonly string _place;
    private readonly PooledDbContextFactory<PostgreSqlDbContext> _contexts;
    private readonly PostgreSqlSchema _schema;
    private readonly WriteGate _gate;
    private readonly PostgreSqlWriteLock _writeLock;

    public PostgreSqlStoreProvider(IOptions<PostgreSqlStoreOptions> options, ILoggerFactory? loggers = null)
    {
        _options = options.Value;
        _place = PlaceOf(_options);
        _gate = WriteGate.For(_place);
        _writeLock = new PostgreSqlWriteLock(_options.LockTimeout);
        loggers ??= NullLoggerFactory.Instance;
        _contexts = new PooledDbContextFactory<PostgreSqlDbContext>(ContextOptions(_options, loggers));
        Images = new PortableImageReader(Rent);
        _schema = new PostgreSqlSchema(_options, _place, _contexts.CreateDbContext, loggers.CreateLogger<PostgreSqlSchema>());
    }

    public bool BlocksCaller => false;

    public bool SharesCommits => true;

    public bool IsReadOnly { get; private set; }

    public IImageReader Images { get; }

    public IRowReader Rows { get; } = new PostgreSqlRowReader();

    public IChangeWriter Changes { get; } = new PostgreSqlChangeWriter();

    public static DbContextOptions<PostgreSqlDbContext> ContextOptions(PostgreSqlStoreOptions options, ILoggerFactory? loggers = null)
    {
        var builder = new DbContextOptionsBuilder<PostgreSqlDbContext>();
        _ = options.DataSource is { } dataSource
            ? builder.UseNpgsql(dataSource, Configure)
            : builder.UseNpgsql(WithoutReset(options.ConnectionString!), Configure);
        builder
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new PictureStatementPreparation())

            // At level Information, every statement would flood the log of the host.
            .ConfigureWarnings(warnings => warnings.Log(
                (RelationalEventId.CommandExecuted, LogLevel.Debug),
                (CoreEventId.ContextInitialized, LogLevel.Debug)));
        if (loggers is not null)
            builder.UseLoggerFactory(loggers);
        return builder.Options;

        void Configure(NpgsqlDbContextOptionsBuilder npgsql) => npgsql
            .MigrationsHistoryTable(Schema.MigrationsHistory)
            .CommandTimeout((int)Math.Ceiling(options.CommandTimeout.TotalSeconds));
    }

    public ContextLease Rent() => new(_contexts.CreateDbContext());

    public async Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken)
        => IsReadOnly = await _schema.PrepareAsync(mode, cancellationToken).ConfigureAwait(false);

    public string GenerateSchemaScript(string? fromMigration) => _schema.GenerateScript(fromMigration);

    public Task<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) => _gate.EnterAsync(cancellationToken);

    public Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
        => _writeLock.BeginAsync(context, cancellationToken);

    public void EndWrite(DbContext context)
    {
    }

    public TrackStoreException? Translate(DbException exception) => PostgreSqlErrors.Translate(exception, _place);

    public void Dispose()
    {
        // The idle connections of a host's data source are the host's.
        if (_options.DataSource is not null)
            return;
        using var connection = new NpgsqlConnection(WithoutReset(_options.ConnectionString!));
        NpgsqlConnection.ClearPool(connection);
    }

    // The store leaves nothing behind in a session. Resetting it costs as much as reading a picture.
    private static string WithoutReset(string connectionString)
        => new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true }.ConnectionString;

    // Names the database in messages, without the credentials.
    private static string PlaceOf(PostgreSqlStoreOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.DataSource?.ConnectionString ?? options.ConnectionString);
        return $"{settings.Database ?? settings.Username} on {settings.Host}:{settings.Port}";
    }
}
