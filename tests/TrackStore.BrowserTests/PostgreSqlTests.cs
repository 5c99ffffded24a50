using System.Globalization;
using Npgsql;
using TrackStore.Tests.Fixtures.PostgreSql;

namespace TrackStore.BrowserTests;

/// <summary>A user's library is in PostgreSQL, and nothing else is different.</summary>
public sealed class PostgreSqlTests(Browser browser) : IAsyncDisposable
{
    private readonly string _database = $"browser_{Guid.NewGuid():N}";
    private PostgreSqlServer? _server;

    [BrowserFact]
    public async Task Library_InPostgreSql_IsSearchedEditedSyncedAndPutRight()
    {
        await using Site site = await Site.StartAsync("--demo", "--database", await CreateDatabaseAsync(), "--stand-in-port", "0");
        await using Window window = await browser.OpenAsync(site);
        IPage page = window.Page;

        await TrackStory.EditExplainRevertPinAndUndoAsync(window);
        await DeleteAndUndoAsync(window);

        await window.GoAsync("/platforms?q=mara+voss");
        ILocator row = page.Locator(".result").Filter(new() { Has = page.Locator(".badge.new") }).First;
        string title = await row.Locator(".who b").InnerTextAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Sync", Exact = true }).ClickAsync();
        ILocator same = page.Locator(".result").Filter(new() { Has = page.GetByText(title, new() { Exact = true }) }).First;
        await Expect(same.GetByText("With its picture")).ToBeVisibleAsync();

        await window.GoAsync("/sync");
        ILocator card = page.Locator(".card").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Discogs" }) });
        await card.GetByRole(AriaRole.Button, new() { Name = "Sync the library" }).ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "completed", new() { Timeout = 120_000 });
        await Expect(card.GetByText("Last synced just now")).ToBeVisibleAsync();
        await window.KeepAsync("postgresql-synced");

        foreach (string address in new[] { "/", "/tags", "/genres", "/pictures", "/duplicates", "/history", "/statistics", "/settings" })
        {
            await window.GoAsync(address);
            await window.StillAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        }

        await Expect(page.GetByText("PostgreSQL").First).ToBeVisibleAsync();
        window.CheckFaults();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.ExecuteAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
    }

    private async Task<string> CreateDatabaseAsync()
    {
        _server = await PostgreSqlServer.GetAsync();
        await _server.ExecuteAsync($"CREATE DATABASE {_database}");
        var server = new NpgsqlConnectionStringBuilder(_server.ConnectionString);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"postgres://{server.Username}:{Uri.EscapeDataString(server.Password ?? "")}@{server.Host}:{server.Port}/{_database}");
    }

    private static async Task DeleteAndUndoAsync(Window window)
    {
        IPage page = window.Page;
        await window.GoAsync("/?view=table");
        await window.SettleAsync();
        string before = await page.Locator("h1 small").InnerTextAsync();
        await page.GetByRole(AriaRole.Listbox).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Delete");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByText("The library is empty")).ToBeVisibleAsync();
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("h1 small")).ToHaveTextAsync(before);
    }
}
