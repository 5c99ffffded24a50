using Microsoft.Extensions.Options;
using Npgsql;
using TrackStore.Storage;
using TrackStore.Storage.PostgreSql;
using TrackStore.Storage.Sqlite;

namespace TrackStore.Tests.DependencyInjection;

public sealed class UsePostgreSqlTests
{
    private const string ConnectionString = "Host=never-opened;Database=music;Username=u;Password=secret";

    [Fact]
    public async Task UsePostgreSql_ConnectionString_ReplacesSqlite()
    {
        await using ServiceProvider services = Open(store => store.UseSqlite("library.db").UsePostgreSql(ConnectionString));

        Assert.IsType<PostgreSqlStoreProvider>(Assert.Single(services.GetServices<IStoreProvider>()));
    }

    [Fact]
    public async Task UseSqlite_AfterPostgreSql_ReplacesIt()
    {
        await using ServiceProvider services = Open(store => store.UsePostgreSql(ConnectionString).UseSqlite("library.db"));

        Assert.IsType<SqliteStoreProvider>(Assert.Single(services.GetServices<IStoreProvider>()));
    }

    [Fact]
    public async Task UsePostgreSql_DataSource_IsLeftToTheHost()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        ServiceProvider services = Open(store => store.UsePostgreSql(source));
        Assert.IsType<PostgreSqlStoreProvider>(services.GetRequiredService<IStoreProvider>());

        await services.DisposeAsync();

        // A disposed source refuses.
        source.CreateConnection().Dispose();
    }

    [Theory]
    [InlineData(null, "ConnectionString or DataSource")]
    [InlineData("library.db", "isn't one of Npgsql's")]
    [InlineData("Host=db;Port=none;Password=secret", "The value of \"port\" is invalid")]
    [InlineData("Host=db;Databse=music;Password=secret", "no keyword \"Databse\"")]
    [InlineData("Host=db;Database=music;Password=x;secret=y", "after the password")]
    [InlineData("Database=music;Password=secret", "names no Host")]
    [InlineData("Host=db;Username=music;Password=secret", "Name the database")]
    [InlineData("postgres://app:secret@db/music", "is a URI")]
    [InlineData("postgresql://app:secret@db/music", "\"Host=db;Database=music;Username=app;Password=...\"")]
    public async Task UsePostgreSql_UnusableConnectionString_IsRefusedWithoutShowingIt(string? connectionString, string reason)
    {
        await using ServiceProvider services = Open(store => store.UsePostgreSql(options => options.ConnectionString = connectionString));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStoreProvider>());

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsePostgreSql_Twice_UsesTheLastPlace()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        await using ServiceProvider byText = Open(store => store.UsePostgreSql(source).UsePostgreSql(ConnectionString));
        await using ServiceProvider bySource = Open(store => store.UsePostgreSql(ConnectionString).UsePostgreSql(source));

        PostgreSqlStoreOptions text = byText.GetRequiredService<IOptions<PostgreSqlStoreOptions>>().Value;
        PostgreSqlStoreOptions given = bySource.GetRequiredService<IOptions<PostgreSqlStoreOptions>>().Value;

        Assert.Equal((ConnectionString, null), (text.ConnectionString, text.DataSource));
        Assert.Equal((null, source), (given.ConnectionString, given.DataSource));
    }

    [Fact]
    public async Task UsePostgreSql_BothPlaces_IsRefused()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        await using ServiceProvider services = Open(
            store => store.UsePostgreSql(options => (options.ConnectionString, options.DataSource) = (ConnectionString, source)));

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStoreProvider>());
    }

    [Theory]
    [InlineData("Host=db;Database=music", null, true, "ListenConnectionString or ListenDataSource")]
    [InlineData(null, "Host=db;Database=music", true, "ReadConnectionString or ReadDataSource")]
    [InlineData("library.db", null, false, "ListenConnectionString isn't")]
    [InlineData(null, "library.db", false, "ReadConnectionString isn't")]
    public async Task UsePostgreSql_UnusableSecondPlace_IsRefused(string? listen, string? read, bool withSource, string reason)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        await using ServiceProvider services = Open(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = ConnectionString;
            options.NotifyOnChange = true;
            options.ListenConnectionString = listen;
            options.ReadConnectionString = read;
            options.ListenDataSource = withSource ? source : null;
            options.ReadDataSource = withSource ? source : null;
        }));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStoreProvider>());

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsePostgreSql_ListenerWithoutNotifications_IsRefused()
    {
        await using ServiceProvider services = Open(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = ConnectionString;
            options.ListenConnectionString = ConnectionString;
        }));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStoreProvider>());

        Assert.Contains("NotifyOnChange", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsePostgreSql_CommandTimeoutBelowTheLockTimeout_IsRefused()
    {
        await using ServiceProvider services = Open(store => store.UsePostgreSql(options =>
        {
            options.ConnectionString = ConnectionString;
            options.LockTimeout = TimeSpan.FromSeconds(90);
        }));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStoreProvider>());

        Assert.Contains("CommandTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UsePostgreSql_Misuse_Throws()
    {
        var services = new ServiceCollection();

        services.AddTrackStore(store =>
        {
            Assert.Throws<ArgumentException>(() => store.UsePostgreSql(" "));
            Assert.Throws<ArgumentNullException>(() => store.UsePostgreSql((NpgsqlDataSource)null!));
            Assert.Throws<ArgumentNullException>(() => store.UsePostgreSql((Action<PostgreSqlStoreOptions>)null!));
        });
    }

    private static ServiceProvider Open(Action<ITrackStoreBuilder> configure) => new ServiceCollection().AddTrackStore(configure).BuildServiceProvider();
}
