using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using TrackStore.Storage.Lists;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Search;
using TrackStore.Storage.Size;
using TrackStore.Storage.Portable;
using TrackStore.Storage.PostgreSql.Statements;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage.PostgreSql;

/// <summary>The provider of a library in a PostgreSQL database of the host.</summary>
internal sealed partial class PostgreSqlStoreProvider : IStoreProvider
{
    private readonly PostgreSqlStoreOptions _options;
    private readonly string _place;
    private readonly Lazy<PooledDbContextFactory<PostgreSqlDbContext>> _contexts;
    private readonly PostgreSqlSchema _schema;
    private readonly PostgreSqlWriteLock _writeLock;
    private readonly PostgreSqlReplica? _replica;
    private readonly PostgreSqlChangeListener? _listener;

    public PostgreSqlStoreProvider(IOptions<PostgreSqlStoreOptions> options, TimeProvider? time = null, ILoggerFactory? loggers = null)
    {
        time ??= TimeProvider.System;
        _options = options.Value;
        _place = PlaceOf(_options);
        Gate = WriteGate.For($"{_place}, {SettingsOf(_options).SearchPath}");
        _writeLock = new PostgreSqlWriteLock(_options.LockTimeout);
        loggers ??= NullLoggerFactory.Instance;

        // Made on first use: the options hold the model, which a constructor on a UI's thread should not wait for.
        _contexts = new Lazy<PooledDbContextFactory<PostgreSqlDbContext>>(
            () => new PooledDbContextFactory<PostgreSqlDbContext>(ContextOptions(_options, loggers)));
        if (_options.ReadConnectionString is not null || _options.ReadDataSource is not null)
            _replica = new PostgreSqlReplica(ReplicaOptions(_options, loggers), time, loggers.CreateLogger<PostgreSqlReplica>());
        if (_options.NotifyOnChange)
            _listener = new PostgreSqlChangeListener(_options, time, loggers.CreateLogger<PostgreSqlChangeListener>());
        Images = new PortableImageReader(RentReaderAsync);
        Search = new PostgreSqlSearchIndex(time);
        Changes = new PostgreSqlChangeWriter(_options.NotifyOnChange);
        _schema = new PostgreSqlSchema(
            _options,
            _place,
            () => _contexts.Value.CreateDbContext(),
            loggers.CreateLogger<PostgreSqlSchema>());
    }

    public IStorageSize Size { get; } = new PostgreSqlStorageSize();

    public bool BlocksCaller => false;

    public bool SharesCommits => true;

    public bool IsReadOnly { get; private set; }

    public IImageReader Images { get; }

    public WriteGate Gate { get; }

    public IRowReader Rows { get; } = new PostgreSqlRowReader();

    public IArtistReader? Artists { get; } = new RecursiveArtistReader("strpos");

    public IChangeWriter Changes { get; }

    public ISearchIndex Search { get; }

    public static DbContextOptions<PostgreSqlDbContext> ContextOptions(PostgreSqlStoreOptions options, ILoggerFactory? loggers = null)
        => ContextOptions(options, options.ConnectionString, options.DataSource, loggers);

    private static DbContextOptions<PostgreSqlDbContext> ReplicaOptions(PostgreSqlStoreOptions options, ILoggerFactory loggers)
        => ContextOptions(options, options.ReadConnectionString, options.ReadDataSource, loggers);

    private static DbContextOptions<PostgreSqlDbContext> ContextOptions(
        PostgreSqlStoreOptions options,
        string? connectionString,
        NpgsqlDataSource? dataSource,
        ILoggerFactory? loggers)
    {
        var builder = new DbContextOptionsBuilder<PostgreSqlDbContext>();
        _ = dataSource is not null
            ? builder.UseNpgsql(dataSource, Configure)
            : builder.UseNpgsql(WithoutReset(connectionString!), Configure);
        builder
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new PictureStatementPreparation())

            // At level Information, every statement would flood the log of the host. Counts up to a limit need no order.
            .ConfigureWarnings(warnings => warnings.Log(
                (CoreEventId.RowLimitingOperationWithoutOrderByWarning, LogLevel.Debug),
                (RelationalEventId.CommandExecuted, LogLevel.Debug),
                (CoreEventId.ContextInitialized, LogLevel.Debug)));
        if (loggers is not null)
            builder.UseLoggerFactory(loggers);
        UseCompiledModel(builder);
        return builder.Options;

        void Configure(NpgsqlDbContextOptionsBuilder npgsql) => npgsql
            .MigrationsHistoryTable(Schema.MigrationsHistory)
            .CommandTimeout((int)Math.Ceiling(options.CommandTimeout.TotalSeconds));
    }

    public ContextLease Rent() => new(_contexts.Value.CreateDbContext());

    public async ValueTask<ContextLease> RentReaderAsync(CancellationToken cancellationToken)
        => _replica is null || await _replica.TryRentAsync(cancellationToken).ConfigureAwait(false) is not { } lease ? Rent() : lease;

    public async Task AdvanceReadersAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (_replica is not null)
            _replica.Require(await PostgreSqlReplica.PositionAsync(context, cancellationToken).ConfigureAwait(false));
    }

    public Task ListenAsync(string writer, Action changed, CancellationToken cancellationToken)
        => _listener?.RunAsync(writer, changed, cancellationToken) ?? Task.CompletedTask;

    public async Task PrepareSchemaAsync(SchemaMode mode, CancellationToken cancellationToken)
        => IsReadOnly = await _schema.PrepareAsync(mode, cancellationToken).ConfigureAwait(false);

    public string GenerateSchemaScript(string? fromMigration) => _schema.GenerateScript(fromMigration);

    public async Task<StartedWrite> BeginWriteAsync(DbContext context, CancellationToken cancellationToken)
    {
        StartedWrite started = await _writeLock.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        ((PostgreSqlDbContext)context).Write = started.Counters?.Writes ?? 0;
        return started;
    }

    public void EndWrite(DbContext context) => _replica?.Require(((PostgreSqlDbContext)context).Write);

    public TrackStoreException? Translate(DbException exception) => PostgreSqlErrors.Translate(exception, _place);

    public void Dispose()
    {
        // The idle connections of a host's data source are the host's.
        foreach (string text in new[] { _options.ConnectionString, _options.ReadConnectionString }.OfType<string>())
        {
            using var connection = new NpgsqlConnection(WithoutReset(text));
            NpgsqlConnection.ClearPool(connection);
        }
    }

    // Its body is generated with the compiled model, and is missing while both are regenerated.
    static partial void UseCompiledModel(DbContextOptionsBuilder<PostgreSqlDbContext> builder);

    // The store leaves nothing behind in a session. Resetting it costs as much as reading a picture.
    private static string WithoutReset(string connectionString)
        => new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true }.ConnectionString;

    private static NpgsqlConnectionStringBuilder SettingsOf(PostgreSqlStoreOptions options)
        => new(options.DataSource?.ConnectionString ?? options.ConnectionString);

    // Names the database in messages, without the credentials.
    private static string PlaceOf(PostgreSqlStoreOptions options)
    {
        NpgsqlConnectionStringBuilder settings = SettingsOf(options);
        return $"{settings.Database ?? settings.Username} on {settings.Host}:{settings.Port}";
    }
}
