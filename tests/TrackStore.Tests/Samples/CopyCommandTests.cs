using System.Globalization;
using Npgsql;
using TrackStore.Sample;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.Tests.Samples;

public sealed class CopyCommandTests
{
    [Fact]
    public async Task Copy_ToAFile_CopiesTracksAndSettings()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("Massive Attack,Teardrop,Mezzanine,330000,77,1998,Trip Hop");
        await run.SucceedAsync("artwork", "settings", "--quality", "80");

        string output = await run.SucceedAsync("copy", "--to", run.PathOf("copy.db"));
        ConsoleAnswer found = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "search", "teardrop", "--database", run.PathOf("copy.db"));

        Assert.Contains("tracks\t1", output, StringComparison.Ordinal);
        Assert.Contains("Teardrop", found.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText($"{run.Library}.artwork.json"), File.ReadAllText($"{run.PathOf("copy.db")}.artwork.json"));
    }

    [Fact]
    public async Task Copy_WithoutASource_OrToItself_IsRefused()
    {
        using var run = new ConsoleRun();

        ConsoleAnswer missing = await run.RunAsync("copy", "--to", run.PathOf("copy.db"));
        ConsoleAnswer itself = await run.RunAsync("copy", "--to", run.Library);

        Assert.Equal((1, 1), (missing.Code, itself.Code));
        Assert.Contains("There is no library at", missing.Error, StringComparison.Ordinal);
        Assert.Contains("is the library to copy", itself.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.PathOf("copy.db")));
    }

    [Fact]
    public async Task Database_OnAServer_ServesTheCommands_AndTakesALibraryAlong()
    {
        await using PostgreSqlDatabase server = await PostgreSqlDatabase.CreateEmptyAsync();
        string address = AddressOf(server);
        using var run = new ConsoleRun();
        await run.ImportAsync("Massive Attack,Teardrop,Mezzanine,330000,77,1998,Trip Hop");

        ConsoleAnswer copied = await run.RunAsync("copy", "--to", address);
        ConsoleAnswer edited = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "edit", "1", "--year", "1999", "--database", address);
        ConsoleAnswer shown = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "show", "1", "--database", address);
        await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "copy", "--from", address, "--to", run.PathOf("back.db"));
        ConsoleAnswer back = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "show", "1", "--database", run.PathOf("back.db"));

        Assert.Equal(("", 0), (edited.Error, edited.Code));
        Assert.Contains("1999", shown.Output, StringComparison.Ordinal);
        Assert.Contains("1999", back.Output, StringComparison.Ordinal);
        Assert.Contains($"/{server.Name} and verified them", copied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password(server), copied.Output + copied.Error + shown.Output + shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_WithAWrongPassword_FailsWithoutPrintingIt()
    {
        await using PostgreSqlDatabase server = await PostgreSqlDatabase.CreateEmptyAsync();
        string wrong = AddressOf(server).Replace(Password(server), "guess-1234", StringComparison.Ordinal);

        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "search", "x", "--database", wrong);

        Assert.Equal(1, answer.Code);
        Assert.Contains("refused", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", answer.Output + answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://me:p%40ss%2Fword@db.example.com:6432/my%20music", "postgres://db.example.com:6432/my music", "p@ss/word")]
    [InlineData("postgresql://me@[::1]/music?sslmode=verify-full&application_name=dj", "postgres://[::1]:5432/music", null)]
    [InlineData("POSTGRES://localhost/music", "postgres://localhost:5432/music", null)]
    public void Address_OfAServer_IsTranslated(string text, string name, string? password)
    {
        LibraryAddress address = LibraryAddress.Parse(text);
        var services = new ServiceCollection();
        services.AddTrackStore(address.AddTo);
        using ServiceProvider provider = services.BuildServiceProvider();
        string connectionString = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<PostgreSqlStoreOptions>>().Value.ConnectionString!;
        var settings = new NpgsqlConnectionStringBuilder(connectionString);

        Assert.Equal((name, name, null), (address.Name, address.ToString(), address.File));
        Assert.Equal((password, name.Split('/')[^1]), (settings.Password, settings.Database));
        Assert.Equal(text.Contains("sslmode", StringComparison.Ordinal) ? SslMode.VerifyFull : SslMode.Prefer, settings.SslMode);
    }

    [Theory]
    [InlineData("postgres://me:pa#ss@localhost/music", "malformed")]
    [InlineData("postgres://me:pass@localhost", "names no database")]
    [InlineData("postgres://me:pass@localhost/a/b", "names no database")]
    [InlineData("postgres://me:pass@localhost:port/music", "malformed")]
    [InlineData("postgres://me:pass@localhost/music?sslmod=require", "a parameter \"sslmod\"")]
    [InlineData("postgres://me:pass@localhost/music?sslmode=pass", "a parameter \"sslmode\"")]
    [InlineData("mysql://me:pass@localhost/music", "write the database as postgres://")]
    [InlineData("postgres:/me:pass@localhost/music", "write the database as postgres://")]
    [InlineData("postgresql:me:pass@localhost/music", "write the database as postgres://")]
    [InlineData("postgres//me:pass@localhost/music", "write the database as postgres://")]
    [InlineData(" postgres://me:pass@localhost/music", "write the database as postgres://")]
    [InlineData("Host=localhost;Username=me;Password=me:pass", "--database takes no connection string")]
    [InlineData("host=localhost dbname=music password=me:pass", "write the database as postgres://")]
    [InlineData("Data Source=me:pass.db", "Name a file")]
    [InlineData("postgres://me:pass@localhost/music?ssl=true", "a parameter \"ssl\" that is unknown or has an invalid value. Encryption is set by sslmode")]
    [InlineData("", "--database is empty")]
    public async Task Address_ThatIsWrong_IsExplainedWithoutThePassword(string address, string problem)
    {
        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, "search", "x", "--database", address);

        Assert.Equal(1, answer.Code);
        Assert.Contains(problem, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("me:pa", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server={0};User Id=me;Password=secret")]
    [InlineData("Password=secret;SERVER = {0}")]
    [InlineData("postgres:/me:secret@{0}/music")]
    public async Task Copy_ToWhatIsNoAddress_MakesNoFileAndPrintsNoPassword(string form)
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("Massive Attack,Teardrop,Mezzanine,330000,77,1998,Trip Hop");
        string address = string.Format(CultureInfo.InvariantCulture, form, "console-copy.invalid");

        ConsoleAnswer to = await run.RunAsync("copy", "--to", address);
        ConsoleAnswer from = await run.RunAsync("copy", "--from", address, "--to", run.PathOf("copy.db"));

        Assert.Equal((1, 1), (to.Code, from.Code));
        Assert.All(new[] { to, from }, answer =>
        {
            Assert.Contains("postgres://user:password@host:port/database", answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", answer.Output + answer.Error, StringComparison.Ordinal);
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(Environment.CurrentDirectory, "*console-copy.invalid*", SearchOption.AllDirectories));
        Assert.False(File.Exists(run.PathOf("copy.db")));
    }

    [Fact]
    public async Task Copy_WithAnEmptyAddress_NamesTheOption()
    {
        using var run = new ConsoleRun();

        ConsoleAnswer to = await run.RunAsync("copy", "--to", "");
        ConsoleAnswer from = await run.RunAsync("copy", "--from", " ", "--to", run.PathOf("copy.db"));

        Assert.Equal((1, 1), (to.Code, from.Code));
        Assert.Contains("--to is empty", to.Error, StringComparison.Ordinal);
        Assert.Contains("--from is empty", from.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("--demo")]
    [InlineData]
    public async Task Tour_OnAServer_FillsAnEmptyDatabaseAndLeavesAnotherAlone(params string[] command)
    {
        await using PostgreSqlDatabase server = await PostgreSqlDatabase.CreateEmptyAsync();
        string[] line = [.. command, "--database", AddressOf(server)];

        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, line);
        object? tracks = await server.SqlAsync("SELECT count(*) FROM tracks");
        ConsoleAnswer again = await ConsoleRun.RunBareAsync(TestContext.Current.CancellationToken, line);

        Assert.Equal(("", 0), (answer.Error, answer.Code));
        Assert.True(tracks is > 20L);
        Assert.Equal(1, again.Code);
        Assert.Contains("name an empty database", again.Error, StringComparison.Ordinal);
        Assert.Equal(tracks, await server.SqlAsync("SELECT count(*) FROM tracks"));
        Assert.DoesNotContain(Password(server), answer.Output + again.Error, StringComparison.Ordinal);
    }

    private static string Password(PostgreSqlDatabase server) => new NpgsqlConnectionStringBuilder(server.ConnectionString).Password!;

    private static string AddressOf(PostgreSqlDatabase server)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        return $"postgres://{settings.Username}:{Uri.EscapeDataString(settings.Password!)}@{settings.Host}:{settings.Port}/{settings.Database}";
    }
}
