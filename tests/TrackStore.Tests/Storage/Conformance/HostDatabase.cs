using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackStore.Conformance;
using TrackStore.Storage.Hosted;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Conformance;

/// <summary>The database of a host's context with its tables.</summary>
/// <param name="options">Configures the context.</param>
/// <param name="isPortable">Whether the store must not notice which database it is.</param>
/// <param name="owned">What is deleted with the database.</param>
internal sealed class HostDatabase(Action<DbContextOptionsBuilder> options, bool isPortable, IAsyncDisposable owned) : IStoreDatabase
{
    public static async Task CreateTablesAsync(Action<DbContextOptionsBuilder> options, CancellationToken cancellationToken)
    {
        var builder = ContextOptions.New<AppContext>();
        options(builder);
        await using var context = new AppContext(builder.Options);
        await context.Database.EnsureCreatedAsync(cancellationToken);

        // As the host's migration does it.
        var migration = new MigrationBuilder(context.Database.ProviderName);
        migration.AddTrackStoreSearch(context.Model);
        foreach (MigrationCommand command in context.GetService<IMigrationsSqlGenerator>().Generate(migration.Operations, context.GetService<IDesignTimeModel>().Model))
            await context.Database.ExecuteSqlRawAsync(command.CommandText.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellationToken);
    }

    public void AddStore(IServiceCollection services, Action<ITrackStoreBuilder> configure)
    {
        services.AddDbContextFactory<AppContext>(builder => options(builder.AllowManyServices()));
        services.AddTrackStore(store =>
        {
            store.UseDbContext<AppContext>().AddPostgreSql();
            configure(store);
        });
        if (isPortable)
            services.RemoveAll<IHostDialect>();
    }

    public IHostContext OpenHostContext(IServiceProvider services) => new HostRows(services.GetRequiredService<IDbContextFactory<AppContext>>().CreateDbContext());

    public ValueTask DisposeAsync() => owned.DisposeAsync();

    /// <summary>A context with a table of the host, which has the name of one of the store's.</summary>
    internal sealed class AppContext(DbContextOptions<AppContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Album>().ToTable("albums");
    }

    internal sealed class Album
    {
        public int Id { get; set; }

        public required string Name { get; set; }
    }

    private sealed class HostRows(AppContext context) : IHostContext
    {
        public DbContext Context => context;

        public Task AddRowAsync(CancellationToken cancellationToken)
        {
            context.Add(new Album { Name = "Host's" });
            return context.SaveChangesAsync(cancellationToken);
        }

        public Task<int> CountRowsAsync(CancellationToken cancellationToken) => context.Set<Album>().CountAsync(cancellationToken);

        public ValueTask DisposeAsync() => context.DisposeAsync();
    }
}
