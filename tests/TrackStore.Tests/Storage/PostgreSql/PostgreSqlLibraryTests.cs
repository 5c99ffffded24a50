using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.PostgreSql.Statements;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>Whole libraries through the public API on PostgreSQL, in a database of their own and in a host's context.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlLibraryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("own")]
    [InlineData("host")]
    [InlineData("host with retries")]
    [InlineData("host with pooled contexts")]
    [InlineData("host with multiplexing")]
    public async Task EveryKindOfWrite_IsStoredAsOnSqlite(string door)
    {
        await using var sqlite = new TestLibrary(register: services => services.AddSingleton<IArtworkNetwork>(new ScriptedNetwork(1)));
        await sqlite.Database.InitializeAsync(Cancel);
        await SampleTracks.FillAsync(sqlite.Services, sqlite.Time.Advance, Cancel);
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using NpgsqlDataSource? dataSource = await DataSourceAsync(door, database);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using ServiceProvider library = Open(door, database, dataSource, time);

        await library.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);
        await SampleTracks.FillAsync(library, time.Advance, Cancel);

        await using DbContext expected = sqlite.Services.GetRequiredService<IStoreProvider>().Rent().Context;
        var provider = library.GetRequiredService<IStoreProvider>();
        await using DbContext actual = provider.Rent().Context;
        Assert.IsType<PostgreSqlChangeWriter>(provider.Changes);
        Assert.IsType<PostgreSqlRowReader>(provider.Rows);

        // The log has each store's own name, and the counters also count writes without rows.
        await StoredRows.AssertSameAsync(expected, actual, typeof(ChangeLogEntity), typeof(StoreCountersEntity), typeof(StoreSettingEntity));
    }

    [Fact]
    public async Task AddPostgreSql_AnotherWriterHoldsTheLock_IsBusyAfterTheOptionsTime()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using NpgsqlDataSource? dataSource = await DataSourceAsync("host", database);
        await using ServiceProvider library = Open("host", database, dataSource, TimeProvider.System, options => options.LockTimeout = TimeSpan.FromSeconds(1));
        await library.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);
        await using NpgsqlConnection other = await dataSource!.OpenConnectionAsync(Cancel);
        await using (NpgsqlTransaction held = await other.BeginTransactionAsync(Cancel))
        {
            await using var take = new NpgsqlCommand("UPDATE music.ts_store_counters SET writes = writes", other);
            await take.ExecuteNonQueryAsync(Cancel);

            StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => DefineAsync(library));
            Assert.Equal(StoreFault.Busy, error.Fault);
        }

        await DefineAsync(library);
    }

    [Fact]
    public void AddPostgreSql_CalledTwice_AddsOneDialect()
    {
        var services = new ServiceCollection();

        services.AddTrackStore(store => store.UseDbContext<HostContext>().AddPostgreSql().AddPostgreSql());

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Single(provider.GetServices<TrackStore.Storage.Hosted.IHostDialect>(), dialect => dialect.Supports("Npgsql.EntityFrameworkCore.PostgreSQL"));
    }

    private static Task<Tag> DefineAsync(ServiceProvider library) => library.GetRequiredService<ITagRepository>().DefineTagAsync("tag", null, null, Cancel);

    private static async Task<NpgsqlDataSource?> DataSourceAsync(string door, PostgreSqlDatabase database)
    {
        if (door == "own")
            return null;
        string multiplexing = door == "host with multiplexing" ? ";Multiplexing=true" : "";
        NpgsqlDataSource dataSource = NpgsqlDataSource.Create($"{database.ConnectionString}{multiplexing}");
        var options = ContextOptions.New<HostContext>();
        Configure(options, dataSource, door);
        await using var context = new HostContext(options.Options);
        await context.Database.EnsureCreatedAsync(Cancel);
        return dataSource;
    }

    private static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource dataSource, string door) => options.AllowManyServices()
        .UseNpgsql(dataSource, npgsql => _ = door == "host with retries" ? npgsql.EnableRetryOnFailure() : npgsql)
        .UseTrackStore("music", "ts_")
        .UseSnakeCaseNamingConvention();

    private static ServiceProvider Open(
        string door, PostgreSqlDatabase database, NpgsqlDataSource? dataSource, TimeProvider time, Action<PostgreSqlHostOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time).AddSingleton<IArtworkNetwork>(new ScriptedNetwork(1));
        if (door == "host with pooled contexts")
            services.AddPooledDbContextFactory<HostContext>(options => Configure(options, dataSource!, door));
        else if (dataSource is not null)
            services.AddDbContext<HostContext>(options => Configure(options, dataSource, door));
        services.AddTrackStore(store => _ = dataSource is null
            ? store.UsePostgreSql(database.ConnectionString)
            : store.UseDbContext<HostContext>().AddPostgreSql(configure));
        return services.BuildServiceProvider();
    }
}
