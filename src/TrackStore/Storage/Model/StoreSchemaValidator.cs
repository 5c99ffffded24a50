using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Model;

/// <summary>Checks that the database behind a context has the tables and columns of the store, on any provider.</summary>
internal static class StoreSchemaValidator
{
    /// <summary>Reads no rows from every table of the store, by the names of the model.</summary>
    /// <param name="context">The context.</param>
    /// <param name="isMissing">Tells whether a query failed because a table or a column is missing. Other errors are thrown.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="SchemaIncompleteException">Tables or columns are missing.</exception>
    public static async Task ValidateAsync(DbContext context, Func<DbException, bool> isMissing, CancellationToken cancellationToken)
    {
        List<string> missingTables = [];
        List<string> missingColumns = [];
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (Type type in StoreEntities.Types)
            {
                ITable table = TableOf(context, type);
                string[] columns = [.. table.Columns.Select(column => column.Name)];
                if (await FindErrorAsync(context, isMissing, table, columns, cancellationToken).ConfigureAwait(false) is not { } error)
                    continue;
                string[] missing = await FindMissingAsync(context, isMissing, table, columns, cancellationToken).ConfigureAwait(false);
                if (missing.Length == columns.Length)
                    missingTables.Add(table.SchemaQualifiedName);
                else if (missing.Length > 0)
                    missingColumns.AddRange(missing.Select(column => $"{table.SchemaQualifiedName}.{column}"));
                else
                    throw error;
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }

        if (missingTables.Count + missingColumns.Count > 0)
            throw await FailureAsync(context, missingTables, missingColumns, cancellationToken).ConfigureAwait(false);
        if (!await context.Set<StoreCountersEntity>().AnyAsync(cancellationToken).ConfigureAwait(false))
            throw WithoutCounters(context);
    }

    /// <summary>Returns the exception for a database that doesn't exist.</summary>
    public static async Task<SchemaIncompleteException> NoDatabaseAsync(DbContext context, CancellationToken cancellationToken)
    {
        (string remedy, string[] pending) = await RemedyAsync(context, cancellationToken).ConfigureAwait(false);
        return new SchemaIncompleteException(
            $"The database of {context.GetType().Name} doesn't exist or can't be opened, and TrackStore never creates a host's database. "
                + remedy,
            [.. StoreEntities.Types.Select(type => TableOf(context, type).SchemaQualifiedName)],
            [],
            pending);
    }

    private static async Task<string[]> FindMissingAsync(
        DbContext context,
        Func<DbException, bool> isMissing,
        ITable table,
        string[] columns,
        CancellationToken cancellationToken)
    {
        List<string> missing = [];
        foreach (string column in columns)
        {
            if (await FindErrorAsync(context, isMissing, table, [column], cancellationToken).ConfigureAwait(false) is not null)
                missing.Add(column);
        }

        return [.. missing];
    }

    private static async Task<DbException?> FindErrorAsync(
        DbContext context,
        Func<DbException, bool> isMissing,
        ITable table,
        string[] columns,
        CancellationToken cancellationToken)
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();

        // With its table's name, because SQLite takes an unknown name in double quotes for a text.
        string name = sql.DelimitIdentifier(table.Name, table.Schema);
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText
                = $"SELECT {string.Join(", ", columns.Select(column => $"t.{sql.DelimitIdentifier(column)}"))} FROM {name} t WHERE 1 = 0";
            try
            {
                DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await reader.DisposeAsync().ConfigureAwait(false);
                return null;
            }
            catch (DbException error) when (isMissing(error))
            {
                return error;
            }
        }
    }

    private static async Task<SchemaIncompleteException> FailureAsync(
        DbContext context,
        List<string> missingTables,
        List<string> missingColumns,
        CancellationToken cancellationToken)
    {
        (string remedy, string[] pending) = await RemedyAsync(context, cancellationToken).ConfigureAwait(false);
        string missing = string.Join(
            " and ",
            new[] { NameAll("tables", missingTables), NameAll("columns", missingColumns) }.Where(part => part.Length > 0));
        return new SchemaIncompleteException(
            $"The database of {context.GetType().Name} lacks {missing} of TrackStore, which never changes a host's database. {remedy}",
            missingTables,
            missingColumns,
            pending);
    }

    private static async Task<(string Remedy, string[] Pending)> RemedyAsync(DbContext context, CancellationToken cancellationToken)
    {
        string name = context.GetType().Name;
        string[] pending = [.. await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)];
        string remedy = pending.Length > 0
            ? $"Apply the pending migrations ({string.Join(", ", pending)}): dotnet ef database update --context {name}"
            : $"Add a migration and apply it: dotnet ef migrations add AddTrackStore --context {name}, "
                + $"then dotnet ef database update --context {name}";
        return (remedy, pending);
    }

    // The migration that creates the table inserts it, but a script that was written by hand may not.
    private static SchemaIncompleteException WithoutCounters(DbContext context)
    {
        ITable table = TableOf(context, typeof(StoreCountersEntity));
        return new SchemaIncompleteException(
            $"The table {table.SchemaQualifiedName} in the database of {context.GetType().Name} lacks its only row, which the migration "
                + $"inserts. Insert a row with the id {StoreCountersEntity.OnlyId} and, in each other column, the highest id in the "
                + "table that the column is named after.",
            [],
            [],
            []);
    }

    private static ITable TableOf(DbContext context, Type type) => context.Model.FindEntityType(type)!.GetTableMappings().Single().Table;

    private static string NameAll(string kind, List<string> names)
        => names.Count == 0 ? string.Empty : $"the {kind} {string.Join(", ", names)}";
}
