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
    // An index that was added while the library is open is found when it is opened next.
    private bool? _exists;

    public async ValueTask<TrackFinder?> OpenAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (await GetStateAsync(context, cancellationToken).ConfigureAwait(false) != SearchIndexState.Ready)
            return null;
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        string id = tracks.Column(nameof(TrackEntity.Id)).Name;
        string key = tracks.Column(nameof(TrackEntity.SearchKey)).Name;
        string expression = PostgreSqlSearchSchema.Expression(tracks.SchemaName, key);
        string found = $$"""SELECT {{id}} AS "Value" FROM {{tracks.Name}} WHERE {{expression}} @@ CAST({0} AS tsquery)""";
        return pieces => context.Database.SqlQueryRaw<long>(found, PostgreSqlSearchSchema.Query(pieces));
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
        _exists ??= await ExistsAsync(context, cancellationToken).ConfigureAwait(false);
        return _exists.Value ? SearchIndexState.Ready : SearchIndexState.Missing;
    }

    public Task<bool> FillAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult(false);

    public async Task ClearAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(context, cancellationToken).ConfigureAwait(false))
            return;
        TableMap<TrackEntity> tracks = StoreMap.Of(context).Table<TrackEntity>();
        await context.Database
            .ExecuteSqlRawAsync(PostgreSqlSearchSchema.Reindex(tracks.SchemaName, tracks.TableName), cancellationToken)
            .ConfigureAwait(false);
        _exists = true;
    }

    private static Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken)
    {
        string? schema = StoreMap.Of(context).Table<TrackEntity>().SchemaName;
        return context.Database
            .SqlQueryRaw<bool>(
                """SELECT to_regprocedure({0}) IS NOT NULL AS "Value" """, $"{PostgreSqlSearchSchema.FunctionName(schema)}(text)")
            .SingleAsync(cancellationToken);
    }
}
