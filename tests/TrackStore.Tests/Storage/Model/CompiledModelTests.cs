using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage;
using TrackStore.Storage.Model;
using TrackStore.Storage.PostgreSql;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Model;

/// <summary>
/// The compiled models say what the configurations say, and no other context gets one. After a change: eng/regenerate-schema.sh.
/// </summary>
public sealed class CompiledModelTests
{
    private static readonly DbContextOptions<TrackStoreDbContext> Sqlite = SqliteStoreProvider.ContextOptions("Data Source=never-opened.db");

    private static readonly DbContextOptions<PostgreSqlDbContext> PostgreSql
        = PostgreSqlStoreProvider.ContextOptions(new PostgreSqlStoreOptions { ConnectionString = "Host=never-opened" });

    public static TheoryData<string> Entities => [.. StoreEntities.Types.Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Entities))]
    public void Sqlite_Entity_IsAsConfigured(string entity)
        => AssertIsAsConfigured(entity, new TrackStoreDbContext(Sqlite), new TrackStoreDbContext(Built(Sqlite)));

    [Theory]
    [MemberData(nameof(Entities))]
    public void PostgreSql_Entity_IsAsConfigured(string entity)
        => AssertIsAsConfigured(entity, new PostgreSqlDbContext(PostgreSql), new PostgreSqlDbContext(Built(PostgreSql)));

    [Fact]
    public void OwnDatabases_Models_AreCompiledAndHaveNoOtherEntities()
    {
        using var sqlite = new TrackStoreDbContext(Sqlite);
        using var postgreSql = new PostgreSqlDbContext(PostgreSql);

        foreach (IModel model in new[] { sqlite.Model, postgreSql.Model })
        {
            Assert.EndsWith(".CompiledModel", model.GetType().Namespace, StringComparison.Ordinal);
            Assert.Equal(StoreEntities.Types.Select(type => type.FullName).Order(StringComparer.Ordinal), model.GetEntityTypes().Select(type => type.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void OtherProviderOrContext_Model_IsBuilt()
    {
        using var other = new TrackStoreDbContext(ContextOptions.New<TrackStoreDbContext>().UseNpgsql("Host=never-opened").Options);
        using var otherOptions = new TrackStoreDbContext(ContextOptions.New<TrackStoreDbContext>().UseSqlite("Data Source=never-opened.db").Options);
        using var host = new HostContext(ContextOptions.New<HostContext>().UseSqlite("Data Source=never-opened.db").UseTrackStore().Options);

        foreach (DbContext context in new DbContext[] { other, otherOptions, host })
            Assert.Equal(typeof(RuntimeModel), context.Model.GetType());
    }

    [Fact]
    public void Design_Model_IsBuilt()
    {
        using var context = new TrackStoreDbContext(Sqlite);

        IModel design = context.GetService<IDesignTimeModel>().Model;

        // Only the built model has what scripts need, such as the conditions of indexes.
        Assert.NotSame(context.Model, design);
        Assert.Contains(design.GetEntityTypes().SelectMany(entity => entity.GetIndexes()), index => index.GetFilter() is not null);
    }

    private static void AssertIsAsConfigured(string entity, DbContext compiled, DbContext built)
    {
        using (compiled)
        using (built)
        {
            List<string> expected = ModelDescription.Of(built.Model.FindEntityType(entity)!);
            List<string> actual = ModelDescription.Of(compiled.Model.FindEntityType(entity)!);

            Assert.NotSame(built.Model.GetType(), compiled.Model.GetType());
            Assert.Equal(expected, actual);
            Assert.Equal(ModelDescription.Of(built.Model), ModelDescription.Of(compiled.Model));
        }
    }

    private static DbContextOptions<TContext> Built<TContext>(DbContextOptions<TContext> options)
        where TContext : DbContext
    {
        DbContextOptionsBuilder<TContext> builder = new DbContextOptionsBuilder<TContext>(options).AllowManyServices();
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(builder.Options.GetExtension<CoreOptionsExtension>().WithModel(null));
        return builder.Options;
    }

    private sealed class HostContext(DbContextOptions<HostContext> options) : DbContext(options);
}
