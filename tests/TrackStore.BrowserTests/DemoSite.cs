using Microsoft.Data.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>The sample on a new demo library, for the tests of one class.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public Site Site { get; private set; } = null!;

    private string Library => _folder.PathOf("demo.db");

    public async ValueTask InitializeAsync()
    {
        if (Browser.IsMissing)
            return;
        await DemoTemplate.CopyToAsync(Library);
        Site = await DemoTemplate.StartAsync(Library);
    }

    /// <summary>Changes the library behind the sample's back, such as by a trigger that lets its writes fail.</summary>
    public void Sql(string command)
    {
        using var connection = new SqliteConnection($"Data Source={Library};Pooling=False");
        connection.Open();
        using SqliteCommand sql = connection.CreateCommand();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }

    /// <summary>Kills the sample, and starts it again with the same library.</summary>
    public async Task RestartAsync()
    {
        await Site.DisposeAsync();
        Site = await DemoTemplate.StartAsync(Library);
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
            await Site.DisposeAsync();
        _folder.Dispose();
    }
}
