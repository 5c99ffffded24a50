using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackStore.Storage;
using TrackStore.Storage.PostgreSql;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Storage.PostgreSql;

[Trait("Category", PostgreSqlRun.Category)]
public sealed class PostgreSqlSchemaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstUse_EmptyDatabase_CreatesTheSchema()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using ServiceProvider library = Open(database.ConnectionString);

        TrackPage page = await library.GetRequiredService<ITrackRepository>().QueryAsync(new TrackQuery(), Cancel);

        Assert.Empty(page.Items);
        Assert.Equal(1L, await database.SqlAsync($"SELECT count(*) FROM {Schema.MigrationsHistory}"));
    }

    [Fact]
    public async Task FirstUse_TenNodesAtOnce_MigratesOnce()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();

        // A pool each, as processes have.
        ServiceProvider[] nodes = [.. Enumerable.Range(0, 10).Select(node => Open($"{database.ConnectionString};Application Name=node{node}"))];

        await Task.WhenAll(nodes.Select(node => OpenAsync(node)));

        Assert.Equal(1L, await database.SqlAsync($"SELECT count(*) FROM {Schema.MigrationsHistory}"));
        foreach (ServiceProvider node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task FirstUse_NewerDatabase_IsRefusedAndLeftAsItIs()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await database.SqlAsync($"INSERT INTO {Schema.MigrationsHistory} VALUES ('99991231235959_FromTheFuture', '99.0.0')");
        await using ServiceProvider library = Open(database.ConnectionString);

        SchemaVersionException error = await Assert.ThrowsAsync<SchemaVersionException>(() => OpenAsync(library));

        Assert.Equal(["99991231235959_FromTheFuture"], error.UnknownMigrations);
        Assert.Contains("newer", error.Message, StringComparison.Ordinal);
        Assert.Equal(2L, await database.SqlAsync($"SELECT count(*) FROM {Schema.MigrationsHistory}"));
    }

    [Fact]
    public async Task ValidateOnly_EmptyDatabase_IsRefusedAndNothingCreated()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using ServiceProvider library = Open(database.ConnectionString, SchemaMode.ValidateOnly);

        SchemaVersionException error = await Assert.ThrowsAsync<SchemaVersionException>(() => OpenAsync(library));

        Assert.NotEmpty(error.PendingMigrations);
        Assert.Equal(0L, await database.SqlAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task GenerateSchemaScriptAsync_RunByADba_MakesADatabaseThatValidates()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using ServiceProvider library = Open(database.ConnectionString, SchemaMode.ValidateOnly);

        await database.SqlAsync(await library.GetRequiredService<ITrackStoreDatabase>().GenerateSchemaScriptAsync(cancellationToken: Cancel));
        await OpenAsync(library);

        Assert.Null(await library.GetRequiredService<ITrackRepository>().GetAsync(1, Cancel));
    }

    [Fact]
    public async Task GenerateSchemaScriptAsync_UnknownMigration_IsMisuse()
    {
        await using ServiceProvider library = Open("Host=never-opened;Database=music");

        await Assert.ThrowsAsync<ArgumentException>(() => library.GetRequiredService<ITrackStoreDatabase>().GenerateSchemaScriptAsync("nope", Cancel));
    }

    [Fact]
    public async Task FirstUse_DatabaseThatCanOnlyBeRead_IsReadOrRefusedIfItMustBeUpgraded()
    {
        await using PostgreSqlDatabase prepared = await PostgreSqlDatabase.CreateAsync();
        await using PostgreSqlDatabase empty = await PostgreSqlDatabase.CreateEmptyAsync();
        foreach (PostgreSqlDatabase database in (PostgreSqlDatabase[])[prepared, empty])
            await database.SqlAsync($"ALTER DATABASE {database.Name} SET default_transaction_read_only = on");
        await using ServiceProvider library = Open(prepared.ConnectionString);
        await using ServiceProvider refused = Open(empty.ConnectionString);

        Assert.Null(await library.GetRequiredService<ITrackRepository>().GetAsync(1, Cancel));
        SchemaVersionException error = await Assert.ThrowsAsync<SchemaVersionException>(() => OpenAsync(refused));

        Assert.True(library.GetRequiredService<StoreDatabase>().IsReadOnly);
        Assert.Contains("only be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_PreparedDatabase_IsUsedUnseen()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await database.SqlAsync($"INSERT INTO {Schema.MigrationsHistory} VALUES ('99991231235959_FromTheFuture', '99.0.0')");
        await using ServiceProvider library = Open(database.ConnectionString, SchemaMode.None);

        Assert.Null(await library.GetRequiredService<ITrackRepository>().GetAsync(1, Cancel));
    }

    [Fact]
    public async Task None_EmptyDatabase_SaysThatTheTablesAreMissing()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using ServiceProvider library = Open(database.ConnectionString, SchemaMode.None);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => library.GetRequiredService<ITrackRepository>().GetAsync(1, Cancel));

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        Assert.Contains("SchemaMode.Automatic", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tracks")]
    [InlineData("invoices")]
    public async Task FirstUse_SchemaOfAnotherApplication_IsRefusedAndLeftAsItIs(string table)
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await database.SqlAsync($"CREATE TABLE {table} (id bigint PRIMARY KEY)");
        await using ServiceProvider library = Open(database.ConnectionString);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(library));

        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        Assert.Contains(table, error.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await database.SqlAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task ShareSchema_TablesOfAnotherApplication_TakesTheLibraryInUnlessNamesCollide()
    {
        await using PostgreSqlDatabase shared = await PostgreSqlDatabase.CreateEmptyAsync();
        await using PostgreSqlDatabase colliding = await PostgreSqlDatabase.CreateEmptyAsync();
        await shared.SqlAsync("CREATE TABLE invoices (id bigint PRIMARY KEY)");
        await colliding.SqlAsync("CREATE TABLE tracks (id bigint PRIMARY KEY)");
        await using ServiceProvider library = Open(shared.ConnectionString, configure: options => options.ShareSchema = true);
        await using ServiceProvider refused = Open(colliding.ConnectionString, configure: options => options.ShareSchema = true);

        await OpenAsync(library);
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(refused));

        Assert.Equal(0L, await shared.SqlAsync("SELECT count(*) FROM invoices"));
        Assert.Equal(StoreFault.NotADatabase, error.Fault);
        Assert.Equal(1L, await colliding.SqlAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task FirstUse_SearchPath_CreatesTheTablesInItsFirstSchemaOrSaysThatThereIsNone()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await database.SqlAsync("CREATE TABLE invoices (id bigint PRIMARY KEY)");
        await using ServiceProvider missing = Open($"{database.ConnectionString};Search Path=music");

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(missing));
        await database.SqlAsync("CREATE SCHEMA music");
        await OpenAsync(missing);

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
        Assert.Equal(0L, await database.SqlAsync("SELECT count(*) FROM music.tracks"));
    }

    [Fact]
    public async Task FirstUse_DatabaseOfAnotherEncoding_IsRefused()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        await using ServiceProvider library = Open(database.ConnectionString);

        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(library));

        Assert.Equal(StoreFault.CannotOpen, error.Fault);
        Assert.Contains("LATIN1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstUse_AnotherNodeMigratesForTooLong_FailsAsBusyAndWorksLater()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using ServiceProvider library = Open(database.ConnectionString, configure: options => options.LockTimeout = TimeSpan.FromSeconds(1));
        await using var other = new NpgsqlConnection(database.ConnectionString);
        await other.OpenAsync(Cancel);
        await using (NpgsqlTransaction held = await other.BeginTransactionAsync(Cancel))
        {
            await using var take = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({PostgreSqlSchema.MigrationLock})", other);
            await take.ExecuteNonQueryAsync(Cancel);

            StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(library));
            Assert.Equal(StoreFault.Busy, error.Fault);
        }

        await OpenAsync(library);
    }

    [Fact]
    public async Task Columns_OfText_AreOrderedByCodePoints()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();

        // The history of migrations is EF Core's.
        const string OtherColumns = $"""
            SELECT string_agg(table_name || '.' || column_name, ', ') FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> '{Schema.MigrationsHistory}'
                AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C'
            """;
        Assert.Equal(DBNull.Value, await database.SqlAsync(OtherColumns));
    }

    [Fact]
    public async Task Migrations_Model_HasNoPendingChanges()
    {
        await using var context = new PostgreSqlDbContext(
            PostgreSqlStoreProvider.ContextOptions(new PostgreSqlStoreOptions { ConnectionString = "Host=never-opened" }));

        Assert.False(context.Database.HasPendingModelChanges());
    }

    private static Task OpenAsync(ServiceProvider library) => library.GetRequiredService<StoreDatabase>().OpenAsync(Cancel);

    private static ServiceProvider Open(
        string connectionString,
        SchemaMode mode = SchemaMode.Automatic,
        Action<PostgreSqlStoreOptions>? configure = null) => new ServiceCollection()
        .AddTrackStore(store => store
            .Configure(options => options.SchemaMode = mode)
            .UsePostgreSql(options =>
            {
                options.ConnectionString = connectionString;
                configure?.Invoke(options);
            }))
        .BuildServiceProvider();
}
