using Microsoft.EntityFrameworkCore;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Documentation;

/// <summary>The three lines of README's "Choosing a database" compile, and each configures a database.</summary>
public sealed class DatabaseChoiceTests
{
    private static readonly Dictionary<string, Action<IServiceCollection>> Choices = new()
    {
        ["""services.AddTrackStore(store => store.UseSqlite("library.db"));"""] = services =>
            services.AddTrackStore(store => store.UseSqlite("library.db")),
        ["services.AddTrackStore(store => store.UsePostgreSql(connectionString));"] = services =>
            services.AddTrackStore(store => store.UsePostgreSql(ConnectionString)),
        ["services.AddTrackStore(store => store.UseDbContext<AppDbContext>());"] = services =>
            services.AddTrackStore(store => store.UseDbContext<AppDbContext>()),
    };

    private static string ConnectionString => "Host=localhost;Database=music";

    [Fact]
    public void Lines_OfTheReadme_AreTheseChoices()
    {
        string section = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n").Split("## Choosing a database\n")[1];
        string code = section.Split("```csharp\n")[1].Split("```")[0];

        Assert.Equal(Choices.Keys, code.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Choices_OfTheReadme_ConfigureALibrary()
    {
        foreach (Action<IServiceCollection> choose in Choices.Values)
        {
            var services = new ServiceCollection();
            services.AddDbContextFactory<AppDbContext>(options => options.UseSqlite("Data Source=app.db"));
            choose(services);
            await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

            Assert.NotNull(provider.GetRequiredService<ITrackRepository>());
        }
    }

    private sealed class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTrackStore();
    }
}
