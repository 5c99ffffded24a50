using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Search;

namespace TrackStore.Storage.PostgreSql;

/// <summary>The search index of PostgreSQL, which the server keeps in step with the table.</summary>
internal sealed class PostgreSqlSearchIndex : ISearchIndex
{
    private const string HasFunction = "to_regprocedure({0}) IS NOT NULL";

    private bool _exists;

    public async ValueTask<TrackFinder?> OpenAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (await GetStateAsync(context, cancellationToken).ConfigureAwait(false) != SearchIndexState.Ready)
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
        return new TrackFinder(pieces => context.Database.SqlQueryRaw<long>(found, PostgreSqlSearchSchema.Query(pieces)), CollectsAll: true)
        {
            FindRows = pieces => context.Set<TrackEntity>().FromSqlRaw(rows, PostgreSqlSearchSchema.Query(pieces)),
        };
    }

    public bool IsDamage(DbException exception)
    {
        if (exception.SqlState is not (PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.IndexCorrupted))
            return false;
        _exists = false;
        return true;
    }

    public async ValueTask<SearchIndexState> GetStateAsync(DbContext context, CancellationToken cancellationToken)
    {
        // One that is missing may be added while this process runs.
        if (!_exists)
            _exists = await ExistsAsync(context, cancellationToken).ConfigureAwait(false);
        return _exists ? SearchIndexState.Ready : SearchIndexState.Missing;
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
        string column = context.Model.FindEntityType(typeof(TrackEntity))!.FindProperty(nameof(TrackEntity.SearchKey))!.GetColumnName();
        int? timeout = context.Database.GetCommandTimeout();
        context.Database.SetCommandTimeout(0);
        try
        {
            string drop = PostgreSqlSearchSchema.DropIndex(schema, table);
            await context.Database.ExecuteSqlRawAsync(drop, cancellationToken).ConfigureAwait(false);
            string create = PostgreSqlSearchSchema.CreateIndex(schema, table, column);
            await context.Database.ExecuteSqlRawAsync(create, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            context.Database.SetCommandTimeout(timeout);
        }
    }

    private static Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken)
    {
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        string exists = $$"""
            SELECT {{HasFunction}} AND EXISTS (SELECT 1 FROM pg_index WHERE indexrelid = to_regclass({1}) AND indisvalid) AS "Value"
            """;
        return context.Database
            .SqlQueryRaw<bool>(
                exists, FunctionOf(tracks.SchemaName), PostgreSqlSearchSchema.IndexName(tracks.SchemaName, tracks.TableName))
            .SingleAsync(cancellationToken);
    }

    private static string FunctionOf(string? schema) => $"{PostgreSqlSearchSchema.FunctionName(schema)}(text)";
}
