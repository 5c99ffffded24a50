using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Model;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Model;

/// <summary>The model and its script for SQL Server, as a stand-in for providers that the store has no dialect for.</summary>
public sealed class SqlServerModelTests
{
    private const int MaxClusteredKey = 900;
    private const int MaxIndexKey = 1_700;

    [Fact]
    public void GenerateCreateScript_HostOnSqlServer_HasTablesFiltersAndCollations()
    {
        using HostContext context = Create();

        string script = context.Database.GenerateCreateScript();

        Assert.Contains("CREATE TABLE [music].[ts_tracks]", script, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE [albums]", script, StringComparison.Ordinal);
        Assert.Contains("CREATE INDEX [IX_ts_tracks_field_sources] ON [music].[ts_tracks] ([field_sources]);", script, StringComparison.Ordinal);
        Assert.Contains("WHERE \"base_identity_key\" IS NOT NULL;", script, StringComparison.Ordinal);
        Assert.Contains("[name_key] nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL", script, StringComparison.Ordinal);

        // The host's own table; ids of the store are the engine's.
        Assert.Equal(2, script.Split("NOT NULL IDENTITY").Length);
    }

    // SQL Server refuses a table that a deletion could reach by two ways.
    [Fact]
    public void Model_NoTableIsReachedByTwoCascades()
    {
        using HostContext context = Create();

        foreach (IEntityType root in context.Model.GetEntityTypes())
        {
            List<IEntityType> reached = [.. Reached(root)];
            Assert.Equal(reached.Distinct(), reached);
        }
    }

    [Fact]
    public void Model_KeysFitTheLimitsOfSqlServer()
    {
        using HostContext context = Create();
        List<string> tooLong = [];
        foreach (IEntityType entity in StoreEntities.Types.Select(type => context.Model.FindEntityType(type)!))
        {
            if (BytesOf(entity.FindPrimaryKey()!.Properties) > MaxClusteredKey)
                tooLong.Add($"{entity.GetTableName()}: primary key, {BytesOf(entity.FindPrimaryKey()!.Properties)} bytes");
            tooLong.AddRange(
                from index in entity.GetIndexes()
                where BytesOf(index.Properties) > MaxIndexKey
                select $"{index.GetDatabaseName()}: {BytesOf(index.Properties)} bytes");
        }

        Assert.Empty(tooLong);
    }

    private static IEnumerable<IEntityType> Reached(IEntityType entity)
        => from key in entity.GetReferencingForeignKeys()
           where key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull
           from reached in Reached(key.DeclaringEntityType).Prepend(key.DeclaringEntityType)
           select reached;

    private static int BytesOf(IReadOnlyList<IProperty> properties) => properties.Sum(property => property.ClrType switch
    {
        Type text when text == typeof(string) => 2 * property.GetMaxLength() ?? int.MaxValue / 8,
        Type bytes when bytes == typeof(byte[]) => property.GetMaxLength() ?? int.MaxValue / 8,
        _ => 8,
    });

    private static HostContext Create()
        => new(ContextOptions.New().UseSqlServer("Server=none").UseTrackStore("music", "ts_").Options);
}
