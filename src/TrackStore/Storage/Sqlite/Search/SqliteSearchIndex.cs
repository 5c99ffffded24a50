using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Search;
using TrackStore.Storage.Sqlite.Statements;

namespace TrackStore.Storage.Sqlite.Search;

/// <summary>The search index in a full-text table of SQLite (FTS5).</summary>
internal sealed class SqliteSearchIndex : ISearchIndex
{
    // A step holds the write lock for about 40 ms.
    private const int TracksPerStep = 2_000;

    private readonly Lock _gate = new();
    private long? _damagedSchema;

    public async ValueTask<TrackFinder?> OpenAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (await SettingAsync(context, cancellationToken).ConfigureAwait(false) != SqliteSearchTable.Complete
            || await IsDamagedAsync(context, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        string table = SqliteSearchTable.NameIn(StoreMap.Of(context));
        string found = $$"""SELECT rowid AS "Value" FROM {{table}} WHERE {{table}} MATCH {0}""";
        return new TrackFinder(
            pieces => context.Database.SqlQueryRaw<long>(found, SqliteSearchTable.Query(pieces)), CollectsAll: false)
        {
            FindEnds = pieces => context.Database.SqlQueryRaw<long>(found, SqliteSearchTable.QueryAsTheyAre(pieces)),
        };
    }

    public bool IsDamage(DbException exception)
        => exception is SqliteException sqlite && SqliteSearchTable.IsDamage(sqlite, "_search");

    // A rebuilt table gives the schema another version.
    public async Task ReportDamageAsync(DbContext context, DbException exception, CancellationToken cancellationToken)
    {
        long version = await SchemaVersionAsync(context, cancellationToken).ConfigureAwait(false);
        lock (_gate)
            _damagedSchema = version;
    }

    public async ValueTask<SearchIndexState> GetStateAsync(DbContext context, CancellationToken cancellationToken)
        => await SettingAsync(context, cancellationToken).ConfigureAwait(false) switch
        {
            _ when await IsDamagedAsync(context, cancellationToken).ConfigureAwait(false) => SearchIndexState.Damaged,
            SqliteSearchTable.Damaged => SearchIndexState.Damaged,
            SqliteSearchTable.Complete => SearchIndexState.Ready,
            null when !Exists(context) => SearchIndexState.Missing,
            _ => SearchIndexState.Filling,
        };

    public async Task<bool> FillAsync(DbContext context, CancellationToken cancellationToken)
    {
        StoreMap map = StoreMap.Of(context);
        using var statements = new SqliteStatements((SqliteConnection)context.Database.GetDbConnection());
        string? setting = SqliteSearchTable.ReadSetting(statements, map);
        if (setting is SqliteSearchTable.Complete or SqliteSearchTable.Damaged || !SqliteSearchTable.Exists(statements, map))
            return false;

        long last = SqliteSearchTable.FilledTo(setting);
        var tracks = await context.Set<TrackEntity>()
            .Where(track => track.Id > last)
            .OrderBy(track => track.Id)
            .Take(TracksPerStep)
            .Select(track => new { track.Id, track.SearchKey })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!new SqliteSearchWriter(statements, map).Add([.. tracks.Select(track => (track.Id, track.SearchKey))]))
            return false;
        bool mayHaveMore = tracks.Count == TracksPerStep;
        SqliteSearchTable.WriteSetting(
            statements,
            map,
            mayHaveMore ? tracks[^1].Id.ToString(CultureInfo.InvariantCulture) : SqliteSearchTable.Complete);
        return mayHaveMore;
    }

    public Task ClearAsync(DbContext context, CancellationToken cancellationToken)
    {
        StoreMap map = StoreMap.Of(context);
        string table = SqliteSearchTable.NameIn(map);
        using var statements = new SqliteStatements((SqliteConnection)context.Database.GetDbConnection());
        if (SqliteSearchTable.ReadSetting(statements, map) is null && !SqliteSearchTable.Exists(statements, map))
            return Task.CompletedTask;

        // Created anew, because a damaged table can't be emptied.
        statements.Get($"DROP TABLE IF EXISTS {table}").Execute();
        statements.Get(SqliteSearchTable.CreateStatement(table)).Execute();
        SqliteSearchTable.WriteSetting(statements, map, "0");
        lock (_gate)
            _damagedSchema = null;
        return Task.CompletedTask;
    }

    private static Task<string?> SettingAsync(DbContext context, CancellationToken cancellationToken)
        => StoreSettings.ReadAsync(context, SqliteSearchTable.SettingKey, cancellationToken);

    private async ValueTask<bool> IsDamagedAsync(DbContext context, CancellationToken cancellationToken)
    {
        long? damaged;
        lock (_gate)
            damaged = _damagedSchema;
        return damaged is { } version && version == await SchemaVersionAsync(context, cancellationToken).ConfigureAwait(false);
    }

    private static Task<long> SchemaVersionAsync(DbContext context, CancellationToken cancellationToken)
        => context.Database.SqlQueryRaw<long>("""SELECT schema_version AS "Value" FROM pragma_schema_version""")
            .SingleAsync(cancellationToken);

    private static bool Exists(DbContext context)
    {
        context.Database.OpenConnection();
        try
        {
            using var statements = new SqliteStatements((SqliteConnection)context.Database.GetDbConnection());
            return SqliteSearchTable.Exists(statements, StoreMap.Of(context));
        }
        finally
        {
            context.Database.CloseConnection();
        }
    }
}
