using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using TrackStore.Storage.Model;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Creates tables without row ids where the model asks for it, which EF Core doesn't support. It also covers the temporary tables through
/// which EF Core rebuilds a table.
/// </summary>
internal sealed class WithoutRowIdMigrationsSqlGenerator(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    // EF Core's name for the copy of a table that it rebuilds.
    private const string RebuiltTablePrefix = "ef_temp_";

    protected override void Generate(
        CreateTableOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true)
    {
        if (!IsWithoutRowId(operation.Name, model))
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }

        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (!terminate)
            return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }

    private static bool IsWithoutRowId(string table, IModel? model)
    {
        string name = table.StartsWith(RebuiltTablePrefix, StringComparison.Ordinal) ? table[RebuiltTablePrefix.Length..] : table;
        return model?.GetEntityTypes().Any(entity => entity.GetTableName() == name && entity.IsWithoutRowId()) == true;
    }
}
