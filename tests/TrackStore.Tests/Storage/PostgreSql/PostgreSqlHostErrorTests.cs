using Microsoft.EntityFrameworkCore;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

/// <summary>Errors of a library in a host's context, from its first use on.</summary>
[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlHostErrorTests
{
    private const string Password = "Never-Show-This-1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_WrongPassword_IsDenied()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();

        await AssertFailsAsync($"{database.ConnectionString};Password={Password}", true, StoreFault.AccessDenied, "pg_hba.conf");
    }

    [Fact]
    public async Task Open_WrongPasswordWithoutADialect_ReportsTheDriversWordsAsASentence()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();

        await AssertFailsAsync($"{database.ConnectionString};Password={Password}", false, StoreFault.Unknown, "\". Nothing of this call");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_NoRightToRead_SaysThatAndNotThatTablesAreMissing(bool isNative)
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using (var context = new HostContext(Configure(ContextOptions.New<HostContext>(), database.ConnectionString).Options))
            await context.Database.EnsureCreatedAsync(Cancel);
        string user = $"{database.Name}_user";
        await database.SqlAsync($"CREATE USER {user} PASSWORD '{Password}'; GRANT USAGE ON SCHEMA music TO {user}");
        try
        {
            await AssertFailsAsync(
                $"{database.ConnectionString};Username={user};Password={Password}",
                isNative,
                isNative ? StoreFault.AccessDenied : StoreFault.Unknown,
                isNative ? "SELECT, INSERT, UPDATE and DELETE" : "permission denied");
        }
        finally
        {
            await database.SqlAsync($"DROP OWNED BY {user}; DROP USER {user}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_NoTables_NamesThem(bool isNative)
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using ServiceProvider library = Open(database.ConnectionString, isNative);

        SchemaIncompleteException error = await Assert.ThrowsAsync<SchemaIncompleteException>(
            () => library.GetRequiredService<ITrackRepository>().GetAsync(1, Cancel));

        Assert.Contains("music.ts_tracks", error.MissingTables);
    }

    private static async Task AssertFailsAsync(string connectionString, bool isNative, StoreFault fault, string advice)
    {
        await using ServiceProvider library = Open(connectionString, isNative);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.GetRequiredService<ITrackRepository>().GetAsync(1, Cancel));

        Assert.Equal(fault, error.Fault);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Open(string connectionString, bool isNative)
    {
        var services = new ServiceCollection();
        services.AddDbContext<HostContext>(options => Configure(options.AllowManyServices(), connectionString));
        services.AddTrackStore(store => _ = isNative ? store.UseDbContext<HostContext>().AddPostgreSql() : store.UseDbContext<HostContext>());
        return services.BuildServiceProvider();
    }

    private static TBuilder Configure<TBuilder>(TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(connectionString).UseTrackStore("music", "ts_");
        return options;
    }
}
