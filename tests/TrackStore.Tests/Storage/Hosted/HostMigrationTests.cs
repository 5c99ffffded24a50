using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Hosted;

/// <summary>A host's own migrations, made as "dotnet ef migrations add" makes them: the differences between two models of its context.</summary>
public sealed class HostMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "ts_")]
    [InlineData("music", "ts_")]
    [InlineData("music", "library_")]
    public async Task FirstMigration_MakesTheTablesThatTheLibraryUses(string? schema, string prefix)
    {
        await using ServiceProvider services = Host<FirstContext>(schema, prefix);
        ITrackStoreDatabase database = services.GetRequiredService<ITrackStoreDatabase>();
        await Assert.ThrowsAsync<SchemaIncompleteException>(() => database.InitializeAsync(Cancel));

        await MigrateAsync(services, Between(null, Model<FirstContext>(services)));
        await database.InitializeAsync(Cancel);
        Track added = await AddTrackAsync(services);
        await AddAlbumOfTheHostAsync(services);

        Assert.Equal(added, await services.GetRequiredService<ITrackRepository>().GetAsync(added.Id, Cancel));
        Assert.Equal([added.Id], await SearchAsync(services));
    }

    [Fact]
    public async Task FirstMigration_BesideTablesOfTheHost_LeavesThemAlone()
    {
        await using ServiceProvider before = Host<OwnContext>(null, null);
        await MigrateAsync(before, Between(null, Model<OwnContext>(before)));
        await AddAlbumOfTheHostAsync(before);
        await using ServiceProvider services = Host<FirstContext>("music", "ts_");
        IReadOnlyList<MigrationOperation> operations = Between(Model<OwnContext>(before), Model<FirstContext>(services));

        await MigrateAsync(services, operations);
        await services.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);
        await AddTrackAsync(services);

        Assert.All(operations.OfType<CreateTableOperation>(), table => Assert.StartsWith("ts_", table.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(operations, operation => operation.IsDestructiveChange || operation is AlterTableOperation or AlterColumnOperation);
        Assert.Equal(["Host's"], await AlbumsOfTheHostAsync(services));
    }

    [Fact]
    public async Task NextMigration_OfAColumnOfTheHost_TouchesItsTableOnly()
    {
        Track added;
        IReadOnlyList<MigrationOperation> operations;
        await using (ServiceProvider services = Host<FirstContext>("music", "ts_"))
        {
            IModel first = Model<FirstContext>(services);
            await MigrateAsync(services, Between(null, first));
            added = await AddTrackAsync(services);
            await AddAlbumOfTheHostAsync(services);

            await using ServiceProvider same = Host<FirstContext>("music", "ts_");
            Assert.Empty(Between(first, Model<FirstContext>(same)));
            await using ServiceProvider next = Host<NextContext>("music", "ts_");
            operations = Between(first, Model<NextContext>(next));
        }

        AddColumnOperation column = Assert.IsType<AddColumnOperation>(Assert.Single(operations));
        Assert.Equal(("albums", null, "Year"), (column.Table, column.Schema, column.Name));
        await using ServiceProvider migrated = Host<NextContext>("music", "ts_");
        await MigrateAsync(migrated, operations);
        await migrated.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);
        Assert.Equal(added, await migrated.GetRequiredService<ITrackRepository>().GetAsync(added.Id, Cancel));
        Assert.Equal(["Host's"], await AlbumsOfTheHostAsync(migrated));
    }

    private static IReadOnlyList<MigrationOperation> Between(IModel? before, IModel after)
    {
        using var context = new OwnContext(ContextOptions.New<OwnContext>().UseSqlite("Data Source=never-opened.db").Options);
        return context.GetService<IMigrationsModelDiffer>().GetDifferences(before?.GetRelationalModel(), after.GetRelationalModel());
    }

    private static IModel Model<TContext>(ServiceProvider services)
        where TContext : HostContext
    {
        using TContext context = services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
        return context.GetService<IDesignTimeModel>().Model;
    }

    private static HostContext Context(ServiceProvider services) => services.GetRequiredService<Func<HostContext>>()();

    private static async Task MigrateAsync(ServiceProvider services, IReadOnlyList<MigrationOperation> operations)
    {
        await using HostContext context = Context(services);
        // As EF Core does before the first migration. It switches the file to WAL, without which readers and writers lock one another out.
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(Cancel))
            await creator.CreateAsync(Cancel);

        IReadOnlyList<MigrationCommand> commands
            = context.GetService<IMigrationsSqlGenerator>().Generate(operations, context.GetService<IDesignTimeModel>().Model);
        await context.GetService<IMigrationCommandExecutor>()
            .ExecuteNonQueryAsync(commands, context.GetService<IRelationalConnection>(), Cancel);
    }

    private static Task<Track> AddTrackAsync(ServiceProvider services) => services.GetRequiredService<ITrackRepository>().AddAsync(
        new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Album = "Windowlicker", Genres = ["IDM"] }, Cancel);

    private static async Task<long?[]> SearchAsync(ServiceProvider services)
    {
        TrackPage page = await services.GetRequiredService<ITrackRepository>().QueryAsync(new TrackQuery { Text = "windowlicker" }, Cancel);
        return [.. page.Items.Select(track => track.TrackId)];
    }

    private static async Task AddAlbumOfTheHostAsync(ServiceProvider services)
    {
        await using HostContext context = Context(services);
        context.Albums.Add(new HostAlbum { Name = "Host's" });
        await context.SaveChangesAsync(Cancel);
    }

    private static async Task<string[]> AlbumsOfTheHostAsync(ServiceProvider services)
    {
        await using HostContext context = Context(services);
        return await context.Albums.Select(album => album.Name).ToArrayAsync(Cancel);
    }

    // A null prefix is a host that doesn't use the library yet.
    private ServiceProvider Host<TContext>(string? schema, string? prefix)
        where TContext : HostContext
    {
        var services = new ServiceCollection();
        services.AddDbContextFactory<TContext>(options =>
        {
            options.AllowManyServices().UseSqlite($"Data Source={_folder.PathOf("host.db")};Pooling=False");
            if (prefix is not null)
                options.UseTrackStore(schema, prefix);
        });
        services.AddSingleton<Func<HostContext>>(provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext);
        services.AddTrackStore(store => store.UseDbContext<TContext>());
        return services.BuildServiceProvider();
    }

    private sealed class OwnContext(DbContextOptions<OwnContext> options) : HostContext(options);

    private sealed class FirstContext(DbContextOptions<FirstContext> options) : HostContext(options);

    private sealed class NextContext(DbContextOptions<NextContext> options) : HostContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<HostAlbum>().Property<int?>("Year");
        }
    }
}
