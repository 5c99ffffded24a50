using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Storage.Search;
using TrackStore.Storage.Sqlite.Search;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds to a host's migrations what its model can't describe.</summary>
public static class TrackStoreMigrationBuilderExtensions
{
    /// <summary>
    /// Creates the index by which TrackStore searches texts: a full-text table on SQLite, a function and two GIN indexes on PostgreSQL.
    /// Call it in <c>Up</c>, after TrackStore's tables are created. On SQLite the store fills it in the background when it is opened next.
    /// Other databases get none: a search finds the same tracks there, but looks at every one.
    /// </summary>
    /// <param name="migrationBuilder">The builder of the migration.</param>
    /// <param name="model">The migration's <c>TargetModel</c>, which has the names of the tables and columns.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The model has no tables of TrackStore.</exception>
    public static MigrationBuilder AddTrackStoreSearch(this MigrationBuilder migrationBuilder, IReadOnlyModel model)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        (string table, string? schema, string column) = TracksOf(model);
        if (migrationBuilder.ActiveProvider == StoreDatabaseKind.SqliteProvider)
        {
            Add(migrationBuilder, SqliteSearchTable.CreateStatement(SqliteSearchTable.NameFor(table)));

            // An earlier table may have been filled and removed.
            (string settings, _, string key) = ColumnOf(model, typeof(StoreSettingEntity), nameof(StoreSettingEntity.Key));
            Add(migrationBuilder, SqliteSearchTable.ForgetStatement(settings, key));
        }
        else if (migrationBuilder.ActiveProvider == StoreDatabaseKind.PostgreSqlProvider)
        {
            Add(migrationBuilder, PostgreSqlSearchSchema.CreateFunction(schema));
            (_, _, string id) = ColumnOf(model, typeof(TrackEntity), nameof(TrackEntity.Id));
            foreach (string statement in PostgreSqlSearchSchema.CreateIndexes(schema, table, column, id))
                Add(migrationBuilder, statement);
        }

        return migrationBuilder;
    }

    /// <summary>Removes what <see cref="AddTrackStoreSearch"/> creates. Call it in <c>Down</c>.</summary>
    /// <param name="migrationBuilder">The builder of the migration.</param>
    /// <param name="model">The migration's <c>TargetModel</c>, which has the names of the tables and columns.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The model has no tables of TrackStore.</exception>
    public static MigrationBuilder RemoveTrackStoreSearch(this MigrationBuilder migrationBuilder, IReadOnlyModel model)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        (string table, string? schema, _) = TracksOf(model);
        if (migrationBuilder.ActiveProvider == StoreDatabaseKind.SqliteProvider)
        {
            Add(migrationBuilder, $"DROP TABLE IF EXISTS {SqliteSearchTable.NameFor(table)}");
        }
        else if (migrationBuilder.ActiveProvider == StoreDatabaseKind.PostgreSqlProvider)
        {
            foreach (string statement in PostgreSqlSearchSchema.DropIndexes(schema, table))
                Add(migrationBuilder, statement);
            Add(migrationBuilder, PostgreSqlSearchSchema.DropFunction(schema));
        }

        return migrationBuilder;
    }

    // A script of several migrations runs them as they are.
    private static void Add(MigrationBuilder migrationBuilder, string statement) => migrationBuilder.Sql($"{statement};");

    private static (string Table, string? Schema, string Column) TracksOf(IReadOnlyModel model)
        => ColumnOf(model, typeof(TrackEntity), nameof(TrackEntity.SearchKey));

    private static (string Table, string? Schema, string Column) ColumnOf(IReadOnlyModel model, Type entityType, string property)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.FindEntityType(entityType.FullName!) is { } entity
            && StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is { } table
            && entity.FindProperty(property)?.GetColumnName(table) is { } column)
        {
            return (table.Name, table.Schema, column);
        }

        throw new ArgumentException(
            "The model has no tables of TrackStore. Call UseTrackStore() in OnModelCreating, and pass the migration's TargetModel.",
            nameof(model));
    }
}
