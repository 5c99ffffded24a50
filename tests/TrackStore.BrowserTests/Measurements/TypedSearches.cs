using System.Diagnostics;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Types words letter by letter, from each key to the painted rows of what is in the field then.</summary>
internal static class TypedSearches
{
    // The page itself waits 90 ms for another letter.
    private static readonly string[] Words = ["love", "night", "dance", "tokenizer", "package"];

    private const string WatchKeys = """
        () => {
          const list = document.querySelector('[role=listbox]');
          document.getElementById('q').addEventListener('keydown', () => {
            const start = performance.now(), turn = list.dataset.turn;
            window.took = 0;
            const look = () => {
              if (list.dataset.turn === turn || !('settled' in list.dataset)) requestAnimationFrame(look);
              else requestAnimationFrame(() => window.took = performance.now() - start);
            };
            requestAnimationFrame(look);
          }, { capture: true });
        }
        """;

    public static async Task MeasureAsync(Browser browser, MeasuredLibrary library, string name)
    {
        // While nothing else is asked of the library.
        List<double> engine = [];
        foreach (string word in Words)
        {
            foreach (int length in Enumerable.Range(1, word.Length))
                engine.Add(await SearchAsync(library, word[..length]));
        }

        await using Window window = await browser.OpenAsync(library.Site);
        await window.GoAsync("/?view=table");
        await window.StillAsync();
        await window.Page.EvaluateAsync(WatchKeys);
        List<double> painted = [];
        foreach (string word in Words)
        {
            await window.Page.FocusAsync("#q");
            foreach (char letter in word)
            {
                await window.Page.Keyboard.PressAsync(letter.ToString());
                await window.Page.WaitForFunctionAsync("() => window.took");
                painted.Add(await window.Page.EvaluateAsync<double>("() => window.took"));
            }

            string turn = (await window.Page.GetByRole(AriaRole.Listbox).GetAttributeAsync("data-turn"))!;
            await window.Page.FillAsync("#q", "");
            await Expect(window.Page.GetByRole(AriaRole.Listbox)).Not.ToHaveAttributeAsync("data-turn", turn);
            await window.StillAsync();
        }

        MeasurementReport.Add($"search as you type, {name}, from the key to painted rows", new Milliseconds(painted));
        MeasurementReport.Add($"search as you type, {name}, the rows by the engine", new Milliseconds(engine));
        window.CheckFaults();
    }

    // As the list asks; the number of hits follows when it takes longer.
    private static async Task<double> SearchAsync(MeasuredLibrary library, string text)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        var query = new TrackQuery { Text = text, Include = TrackItemParts.Tags | TrackItemParts.Platforms, PageSize = 120 };
        ITrackRepository tracks = library.Get<ITrackRepository>();
        await tracks.QueryAsync(query, cancel);
        long start = Stopwatch.GetTimestamp();
        await tracks.QueryAsync(query, cancel);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
