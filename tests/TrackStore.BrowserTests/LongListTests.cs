using System.Globalization;
using System.Text.Json;

namespace TrackStore.BrowserTests;

/// <summary>Ten thousand rows are scrolled from the first to the last, each with its own track and cover.</summary>
public sealed class LongListTests(Browser browser, LargeLibrary library) : IClassFixture<LargeLibrary>
{
    private const string ReadRows = """
        () => [...document.querySelectorAll('[role=listbox] .cell')].map(cell => {
          const image = cell.querySelector('img'), box = cell.getBoundingClientRect();
          return {
            index: +cell.dataset.i,
            title: cell.querySelector('b')?.textContent ?? '',
            source: image?.getAttribute('src') ?? '',
            isSeen: box.bottom > 0 && box.top < innerHeight,
            isPainted: !!image && image.complete && image.naturalWidth > 0,
          };
        })
        """;

    [BrowserTheory]
    [InlineData("table")]
    [InlineData("tracks")]
    public async Task Scrolled_TenThousandRows_EachHasItsOwnTrackAndCover(string view)
    {
        await using Window window = await browser.OpenAsync(library.Site);
        await window.GoAsync($"/?view={view}");
        await window.SettleAsync();
        ILocator list = window.Page.GetByRole(AriaRole.Listbox);
        await Expect(list).ToHaveAttributeAsync("data-total", library.Tracks.Count.ToString(CultureInfo.InvariantCulture));
        var seen = new HashSet<int>();

        bool isEnd;
        do
        {
            foreach (Row row in await RowsAsync(window))
            {
                TrackItem track = library.Tracks[row.Index];
                Assert.Equal((track.Title, $"/artwork/{track.ArtworkKey}/"), (row.Title, row.Source[..(row.Source.LastIndexOf('/') + 1)]));
                Assert.True(row.IsPainted || !row.IsSeen, $"The cover of row {row.Index} is missing.");
                seen.Add(row.Index);
            }

            // By two and a half screens, because three are in the page at once.
            isEnd = await list.EvaluateAsync<bool>("""
                list => {
                  const end = list.scrollHeight - list.clientHeight, isEnd = list.scrollTop >= end - 1;
                  list.scrollTop = Math.min(end, list.scrollTop + list.clientHeight * 2.5);
                  return isEnd;
                }
                """);
            await window.SettleAsync();
        }
        while (!isEnd);

        Assert.Equal(library.Tracks.Count, seen.Count);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task EndAndHome_TenThousandRows_ReachTheLastAndTheFirst()
    {
        await using Window window = await browser.OpenAsync(library.Site);
        await window.GoAsync("/?view=table");
        await window.SettleAsync();

        await window.Page.GetByRole(AriaRole.Listbox).FocusAsync();
        await window.Page.Keyboard.PressAsync("End");
        await Expect(window.Page.Locator(".cell").GetByText(library.Tracks[^1].Title, new() { Exact = true })).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Home");
        await Expect(window.Page.Locator(".cell").GetByText(library.Tracks[0].Title, new() { Exact = true })).ToBeVisibleAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Letter_TypedInTheTable_JumpsToItsFirstTitle()
    {
        await using Window window = await browser.OpenAsync(library.Site);
        await window.GoAsync("/?view=table&sort=artist");
        await window.SettleAsync();
        await window.Page.GetByRole(AriaRole.Listbox).FocusAsync();
        await window.Page.Keyboard.PressAsync("End");
        await window.SettleAsync();

        await window.Page.Keyboard.PressAsync("Shift+A");
        await window.SettleAsync();

        await Expect(window.Page.Locator(".cell[data-active]")).ToHaveAttributeAsync("data-i", "0");
        await Expect(window.Page.Locator(".bubble b")).ToHaveTextAsync("A");
        window.CheckFaults();
    }

    private static async Task<Row[]> RowsAsync(Window window)
    {
        JsonElement rows = (await window.Page.EvaluateAsync(ReadRows))!.Value;
        return rows.Deserialize<Row[]>(JsonSerializerOptions.Web)!;
    }

    private sealed record Row(int Index, string Title, string Source, bool IsSeen, bool IsPainted);
}
