using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Search;

namespace TrackStore.Storage.PostgreSql;

/// <summary>The search index of PostgreSQL, which the server keeps in step with the table.</summary>
internal sealed class PostgreSqlSearchIndex(TimeProvider time) : ISearchIndex
{
    private const string HasFunction = "to_regprocedure({0}) IS NOT NULL";

    // Without the index no query fails, but each cuts every key into pieces. It may go and come while this process runs.
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long _index;
    private long _damaged;
    private long? _lookedAt;

    public async ValueTask<TrackFinder?> OpenAsync(DbContext context, CancellationToken cancellationToken)
    {
        bool isKnown, isReady;
        lock (_gate)
        {
            isKnown = _index != 0 && _lookedAt is { } at && time.GetElapsedTime(at) < Trusted;
            isReady = _index != _damaged;
        }

        if (!isKnown)
            isReady = await GetStateAsync(context, cancellationToken).ConfigureAwait(false) == SearchIndexState.Ready;
        if (!isReady)
            return null;
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        string id = tracks.Column(nameof(TrackEntity.Id)).Name;
        string key = tracks.Column(nameof(TrackEntity.SearchKey)).Name;
        string expression = PostgreSqlSearchSchema.Expression(tracks.SchemaName, key);

        // Materialized, because the server may otherwise walk another index and cut each key that it meets into pieces.
        string condition = $$"""{{expression}} @@ CAST({0} AS tsquery)""";
        string found = $$"""
            WITH found AS MATERIALIZED (SELECT {{id}} AS "Value" FROM {{tracks.Name}} WHERE {{condition}})
            SELECT "Value" FROM found
            """;
        string rows = $"SELECT * FROM {tracks.Name} WHERE {condition}";
        string sample = $"{rows} AND {PostgreSqlSearchSchema.InSample(id)}";
        return new TrackFinder(pieces => context.Database.SqlQueryRaw<long>(found, PostgreSqlSearchSchema.Query(pieces)), CollectsAll: true)
        {
            FindRows = pieces => context.Set<TrackEntity>().FromSqlRaw(rows, PostgreSqlSearchSchema.Query(pieces)),
            FindSample = pieces => context.Set<TrackEntity>().FromSqlRaw(sample, PostgreSqlSearchSchema.Query(pieces)),
        };
    }

    public bool IsDamage(DbException exception)
        => exception.SqlState is PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.IndexCorrupted;

    // A rebuilt index has another identifier.
    public Task ReportDamageAsync(DbContext context, DbException exception, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _lookedAt = null;
            if (exception.SqlState == PostgresErrorCodes.IndexCorrupted)
                _damaged = _index;
        }

        return Task.CompletedTask;
    }

    public async ValueTask<SearchIndexState> GetStateAsync(DbContext context, CancellationToken cancellationToken)
    {
        long index = await FindAsync(context, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            (_index, _lookedAt) = (index, time.GetTimestamp());
            return index == 0 ? SearchIndexState.Missing : index == _damaged ? SearchIndexState.Damaged : SearchIndexState.Ready;
        }
    }

    public Task<bool> FillAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult(false);

    public async Task ClearAsync(DbContext context, CancellationToken cancellationToken)
    {
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        (string? schema, string table) = (tracks.SchemaName, tracks.TableName);
        bool hasFunction = await context.Database
            .SqlQueryRaw<bool>($"SELECT {HasFunction} AS \"Value\"", FunctionOf(schema))
            .SingleAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!hasFunction)
            return;

        // Created anew, because it may be missing or invalid. With a million tracks this takes longer than a statement usually may.
        IEntityType entity = context.Model.FindEntityType(typeof(TrackEntity))!;
        string column = entity.FindProperty(nameof(TrackEntity.SearchKey))!.GetColumnName();
        string id = entity.FindProperty(nameof(TrackEntity.Id))!.GetColumnName();
        int? timeout = context.Database.GetCommandTimeout();
        context.Database.SetCommandTimeout(0);
        try
        {
            foreach (string statement in PostgreSqlSearchSchema.ReplaceIndexes(schema, table, column, id))
                await context.Database.ExecuteSqlRawAsync(statement, cancellationToken).ConfigureAwait(false);
            lock (_gate)
                _lookedAt = null;
        }
        finally
        {
            context.Database.SetCommandTimeout(timeout);
        }
    }

    /// <summary>Returns the server's identifier of the index, or 0 when it or its function is missing or invalid.</summary>
    private static Task<long> FindAsync(DbContext context, CancellationToken cancellationToken)
    {
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        string find = $$"""
            SELECT COALESCE((SELECT indexrelid::bigint FROM pg_index
                WHERE indexrelid = to_regclass({1}) AND indisvalid AND {{HasFunction}}), 0) AS "Value"
            """;
        return context.Database
            .SqlQueryRaw<long>(
                find, FunctionOf(tracks.SchemaName), PostgreSqlSearchSchema.IndexName(tracks.SchemaName, tracks.TableName))
            .SingleAsync(cancellationToken);
    }

    private static string FunctionOf(string? schema) => $"{PostgreSqlSearchSchema.FunctionName(schema)}(text)";
}
