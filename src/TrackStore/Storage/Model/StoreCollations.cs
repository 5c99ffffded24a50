using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Model;

/// <summary>
/// Makes databases compare texts as SQLite does: by code point. The store folds names itself, so a database that takes two different keys
/// for equal would refuse rows, and one that sorts by a language would break the order of pages.
/// </summary>
internal static class StoreCollations
{
    private const string SqlServerBinary = "Latin1_General_100_BIN2";
    private const string PostgreSqlBinary = "C";

    public static void Apply(IMutableModel model)
    {
        // SQL Server ignores case by default, in keys as well.
        if (StoreDatabaseKind.IsSqlServer(model))
        {
            foreach (IMutableProperty property in StoreEntities.Types.SelectMany(type => model.FindEntityType(type)!.GetProperties()))
            {
                if (property.ClrType == typeof(string))
                    property.SetCollation(SqlServerBinary);
            }
        }

        // PostgreSQL compares keys by bytes whatever the collation, and only sorts by it.
        if (StoreDatabaseKind.IsPostgreSql(model))
        {
            foreach (Type type in (Type[])[typeof(TrackEntity), typeof(AlbumEntity)])
            {
                IMutableEntityType sorted = model.FindEntityType(type)!;
                sorted.FindProperty(nameof(TrackEntity.SortTitle))!.SetCollation(PostgreSqlBinary);
                sorted.FindProperty(nameof(TrackEntity.SortArtist))!.SetCollation(PostgreSqlBinary);
            }
        }
    }
}
