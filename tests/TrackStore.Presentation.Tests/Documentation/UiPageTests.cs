using System.Text.RegularExpressions;
using MyPlayer;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Documentation;

/// <summary>docs/ui.md shows code that is compiled and does what the page says, and names view models that exist.</summary>
public sealed partial class UiPageTests : PanelTest
{
    private const string Player = "eng/consumers/AvaloniaPlayer";

    private static readonly string Page = Read("docs/ui.md");

    [Fact]
    public void Code_OfThePage_IsThatOfItsFilesWordForWord()
    {
        MatchCollection blocks = CodeBlock().Matches(Page);

        Assert.All(blocks, block => Assert.Equal(Read(block.Groups["file"].Value), block.Groups["code"].Value));
        Assert.Equal(Fence().Count(Page), blocks.Count);
    }

    [Fact]
    public void Player_OfThePage_IsShownCompletely()
    {
        IEnumerable<string> shown = CodeBlock().Matches(Page).Select(match => match.Groups["file"].Value)
            .Where(file => file.StartsWith(Player, StringComparison.Ordinal));
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(Repository.Root, Player))
            .Select(file => $"{Player}/{Path.GetFileName(file)}").Where(file => !file.EndsWith(".csproj", StringComparison.Ordinal));

        Assert.Equal(files.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ViewModels_OfThePage_AreThoseOfTheFactory()
    {
        IEnumerable<string> documented = ViewModel().Matches(Page).Select(match => match.Groups["name"].Value);
        IEnumerable<string> created = typeof(ViewModelFactory).GetMethods()
            .Where(method => method.Name.StartsWith("Create", StringComparison.Ordinal)).Select(method => method.ReturnType.Name);

        Assert.Equal(created.Order(), documented.Order());
    }

    [Fact]
    public async Task Source_OfThePage_IsImported()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("party.txt");
        await File.WriteAllLinesAsync(file, ["Ilka Summer - Night Bus", "Low Tide", "Ilka Summer - Harbor - Live"], Cancel);
        ImportViewModel model = await CreateAsync(panels => panels.CreateImport());

        await Ui.CallAsync(() => model.OpenAsync((_, _) => Task.FromResult<IImportSource>(new PlaylistFile(file)), Cancel));
        ImportPreview preview = model.Preview!;
        ImportJob job = (await Ui.CallAsync(model.Start))!;
        await job.Completion.WaitAsync(Cancel);

        Assert.Equal([(1L, "Night Bus"), (3L, "Harbor - Live")], preview.Tracks.Select(row => (row.Line, row.Track.Title)));
        Assert.Equal((2L, 2), (Assert.Single(job.Rejections).Line, job.AddedTrackCount));
    }

    [Fact]
    public async Task Table_OfThePage_DrawsTheRowsOnScreen()
    {
        await AddTracksAsync(600);
        TrackTable table = await Ui.CallAsync(() => new TrackTable(ViewModels));

        await Ui.CallAsync(table.OpenAsync);
        IReadOnlyList<string> first = table.Screen;
        await Ui.CallAsync(() => table.ScrollToAsync(580));
        IReadOnlyList<string> last = table.Screen;
        Task typing = Ui.CallAsync(() => table.TypeAsync("00042"));
        await Ui.CallAsync(() => { });
        Time.Advance(TimeSpan.FromMilliseconds(90));
        await typing;
        await Ui.CallAsync(() => table.ScrollToAsync(0));

        Assert.Equal((40, "Artist: Title 00000"), (first.Count, first[0]));
        Assert.Equal((20, "Artist: Title 00599"), (last.Count, last[^1]));
        Assert.Equal(["Artist: Title 00042"], table.Screen);
        await Ui.CallAsync(() => table.DisposeAsync().AsTask());
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");

    [GeneratedRegex("<!-- (?<file>[^ ]+) -->\n```(csharp|xml)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^```(csharp|xml)", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(?<name>\w+ViewModel)` \|", RegexOptions.Multiline)]
    private static partial Regex ViewModel();
}
