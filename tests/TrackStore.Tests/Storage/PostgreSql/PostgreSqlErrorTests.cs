using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackStore.Storage;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlErrorTests
{
    private const string Password = "Never-Show-This-1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_NoServer_IsUnreachable()
    {
        await RequireServerAsync();

        // Nothing listens at this port.
        await AssertFailsAsync($"Host=127.0.0.1;Port=1;Username=u;Password={Password};Database=d", StoreFault.Unreachable, "host");
    }

    [Fact]
    public async Task Read_WrongPassword_IsDeniedWithoutShowingIt()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();

        await AssertFailsAsync($"{database.ConnectionString};Password={Password}", StoreFault.AccessDenied, "pg_hba.conf");
    }

    [Fact]
    public async Task Read_NoPassword_IsDenied()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        string connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = null }.ConnectionString;

        await AssertFailsAsync(connectionString, StoreFault.AccessDenied, "requires a password");
    }

    [Fact]
    public async Task Read_NoDatabase_SaysThatItMustBeCreated()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();

        await AssertFailsAsync($"{database.ConnectionString};Database=nowhere", StoreFault.CannotOpen, "CREATE DATABASE");
    }

    [Fact]
    public async Task Open_UserWithoutRights_SaysWhatToGrant()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        string user = $"{database.Name}_user";
        await database.SqlAsync($"REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO PUBLIC; CREATE USER {user} PASSWORD '{Password}'");
        try
        {
            await AssertFailsAsync($"{database.ConnectionString};Username={user};Password={Password}", StoreFault.AccessDenied, "CREATE on the schema");
        }
        finally
        {
            await database.SqlAsync($"DROP USER {user}");
        }
    }

    [Fact]
    public async Task Read_ServerEndedTheConnection_FailsOnceAndThenConnectsAgain()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = Open(database.ConnectionString);
        var tracks = library.GetRequiredService<ITrackRepository>();
        await tracks.GetAsync(1, Cancel);

        await database.SqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.Name}' AND pid <> pg_backend_pid()");
        StoreUnavailableException? error = null;
        try
        {
            await tracks.GetAsync(1, Cancel);
        }
        catch (StoreUnavailableException thrown)
        {
            error = thrown;
        }

        Assert.True(error is null or { Fault: StoreFault.Unreachable }, $"{error}");
        Assert.Null(await tracks.GetAsync(1, Cancel));
    }

    [Fact]
    public async Task Read_NoConnectionLeftInThePool_IsUnreachable()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();

        // The setting that the store adds. Connections of equal strings are in one pool.
        string connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            MaxPoolSize = 1,
            Timeout = 1,
            NoResetOnClose = true,
        }.ConnectionString;
        await using var only = new NpgsqlConnection(connectionString);
        await only.OpenAsync(Cancel);

        await AssertFailsAsync(connectionString, StoreFault.Unreachable, "pool");
    }

    [Fact]
    public async Task Read_ServerTakesNoFurtherConnection_IsUnreachable()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();

        // The server grants superusers a reserve, but no one a second connection to this database.
        string user = $"{database.Name}_user";
        await database.SqlAsync($"CREATE USER {user} PASSWORD '{Password}' CONNECTION LIMIT 0");
        try
        {
            await AssertFailsAsync($"{database.ConnectionString};Username={user};Password={Password}", StoreFault.Unreachable, "Maximum Pool Size");
        }
        finally
        {
            await database.SqlAsync($"DROP USER {user}");
        }
    }

    [Theory]
    [InlineData("SET statement_timeout = 50; SELECT pg_sleep(5)", StoreFault.Busy, "statement_timeout")]
    [InlineData("BEGIN READ ONLY; DELETE FROM tags", StoreFault.ReadOnly, "primary")]
    [InlineData("DO $$ BEGIN RAISE 'full' USING ERRCODE = '53100'; END $$", StoreFault.DiskFull, "Free some space")]
    [InlineData("DO $$ BEGIN RAISE 'locked' USING ERRCODE = '55P03'; END $$", StoreFault.Busy, "LockTimeout")]
    [InlineData("DO $$ BEGIN RAISE 'deadlock' USING ERRCODE = '40P01'; END $$", StoreFault.Busy, "Try again")]
    [InlineData("DO $$ BEGIN RAISE 'stopping' USING ERRCODE = '57P01'; END $$", StoreFault.Unreachable, "Try again")]
    [InlineData("DO $$ BEGIN RAISE 'damaged' USING ERRCODE = 'XX001'; END $$", StoreFault.Corrupt, "backup")]
    [InlineData("DO $$ BEGIN RAISE 'disk' USING ERRCODE = '58030'; END $$", StoreFault.InputOutput, "disk")]
    [InlineData("SELECT nothing FROM tracks", StoreFault.NotADatabase, "nothing")]
    [InlineData("SELECT 1 / 0", StoreFault.Unknown, "22012")]
    public async Task Statement_Fails_SaysWhatToDo(string sql, StoreFault fault, string advice)
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = Open(database.ConnectionString);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.GetRequiredService<StoreDatabase>().ReadAsync(
            (context, token) => context.Database.ExecuteSqlRawAsync(sql, token),
            Cancel));

        Assert.Equal(fault, error.Fault);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_TakesTooLong_IsBusy()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = Open(database.ConnectionString);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => library.GetRequiredService<StoreDatabase>().ReadAsync(
            (context, token) =>
            {
                context.Database.SetCommandTimeout(1);
                return context.Database.ExecuteSqlRawAsync("SELECT pg_sleep(30)", token);
            },
            Cancel));

        Assert.Equal(StoreFault.Busy, error.Fault);
    }

    [Fact]
    public async Task ListOfArtists_TakesTooLong_IsBusyAfterTheOptionsTime()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = Open(
            database.ConnectionString, options => (options.LockTimeout, options.CommandTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
        await library.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);
        await using var other = new NpgsqlConnection(database.ConnectionString);
        await other.OpenAsync(Cancel);
        await using NpgsqlTransaction held = await other.BeginTransactionAsync(Cancel);
        await using var locked = new NpgsqlCommand("LOCK TABLE tracks IN ACCESS EXCLUSIVE MODE", other);
        await locked.ExecuteNonQueryAsync(Cancel);

        // The driver's own limit is 30 seconds.
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.GetRequiredService<IArtistRepository>().QueryAsync(new ArtistQuery(), late.Token));

        Assert.Equal(StoreFault.Busy, error.Fault);
    }

    [Fact]
    public async Task Read_Cancelled_EndsAtOnce()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = Open(database.ConnectionString);
        await library.GetRequiredService<StoreDatabase>().OpenAsync(Cancel);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.GetRequiredService<StoreDatabase>().ReadAsync(
            (context, token) => context.Database.ExecuteSqlRawAsync("SELECT pg_sleep(30)", token),
            cancellation.Token));
    }

    private static async Task AssertFailsAsync(string connectionString, StoreFault fault, string advice)
    {
        await using ServiceProvider library = Open(connectionString);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.GetRequiredService<ITrackRepository>().GetAsync(1, Cancel));

        Assert.Equal(fault, error.Fault);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }

    private static async Task RequireServerAsync() => await PostgreSqlServer.GetAsync();

    private static ServiceProvider Open(string connectionString, Action<PostgreSqlStoreOptions>? configure = null) => new ServiceCollection()
        .AddTrackStore(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = connectionString;
            configure?.Invoke(options);
        }))
        .BuildServiceProvider();
}
