using Spectre.Console;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;
using TrackStore.Sample.Tour;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Samples;

/// <summary>Output fits the terminal's width, and no word of a list is broken.</summary>
public sealed class TerminalOutputTests : IAsyncDisposable
{
    private readonly StandInHost _standIn = StandInHost.Start(port: 0);

    public static TheoryData<int> Widths { get; } = [60, 80, 90, 120];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Tour_Terminal_BreaksNoWord(int width)
    {
        using var piped = new ConsoleRun();
        using var terminal = new ConsoleRun();

        string plain = await piped.SucceedAsync();
        ConsoleAnswer shown = await terminal.RunInTerminalAsync(width);

        AssertWhole(plain, shown, width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Commands_Terminal_BreakNoWord(int width)
    {
        using ConsoleRun run = await SyncedAsync();
        string[][] commands =
        [
            ["search"],
            ["search", "--platform", "discogs"],
            ["search", "--page-size", "2"],
            ["show", "1"],
            ["explain", "1"],
            ["explain", "1", "year"],
            ["artwork", "1"],
            ["tags"],
            ["stale", "discogs"],
            ["artwork", "settings"],
        ];

        foreach (string[] command in commands)
        {
            ConsoleAnswer piped = await run.RunAsync(command);
            ConsoleAnswer shown = await run.RunInTerminalAsync(width, command);

            AssertWhole(piped.Output + piped.Error, shown, width);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Preview_Terminal_BreaksNoWord(int width)
    {
        using ConsoleRun run = await SyncedAsync();
        string[][] commands =
        [
            ["sync", "discogs", "--release", "1003", "--preview", "--demo"],
            ["search", "spotify", "--title", "o", "--demo"],
        ];

        foreach (string[] command in commands)
        {
            ConsoleAnswer piped = await run.RunAsync(command);
            ConsoleAnswer shown = await run.RunInTerminalAsync(width, command);

            AssertWhole(piped.Output + piped.Error, shown, width);
        }
    }

    [Fact]
    public async Task Search_Terminal_DrawsATableAndReadsNoMarkupInData()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A [red]x[/],\"T [[/] [bold]\",,,,,");

        ConsoleAnswer answer = await run.RunInTerminalAsync("search");

        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("A [red]x[/]", answer.Output, StringComparison.Ordinal);
        Assert.Contains("T [[/] [bold]", answer.Output, StringComparison.Ordinal);
        Assert.Contains('│', answer.Output);
        Assert.Contains("1 track", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WordLongerThanATerminalCanShow_EndsWithAnEllipsis()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync($"Somebody,{new string('x', 300)},Album,,,1999,");

        ConsoleAnswer answer = await run.RunInTerminalAsync(80, "search");

        Assert.Contains("xxx…", string.Join('\n', answer.Lines), StringComparison.Ordinal);
        Assert.Contains(answer.Lines, line => line.Contains("Somebody", StringComparison.Ordinal) && line.Contains("1999", StringComparison.Ordinal));
        Assert.All(answer.Lines, line => Assert.True(TextWrapper.WidthOf(line) <= 80, line));
    }

    [Fact]
    public void Error_Terminal_BreaksBetweenWordsAndKeepsCommandsWhole()
    {
        using var error = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new FakeTerminal(TextWriter.Null, 30) });
        var output = new Output(console, error, errorWidth: 30);

        output.Error("This is what went wrong, in many words.", "And this is what to do about it now:", "  a command that is longer than the terminal");

        string[] lines =
        [
            "\e[31merror: This is what went\e[0m",
            "\e[31mwrong, in many words.\e[0m",
            "And this is what to do about",
            "it now:",
            "  a command that is longer than the terminal",
        ];
        Assert.Equal(string.Join('\n', lines) + "\n", error.ToString());
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();

    private async Task<ConsoleRun> SyncedAsync()
    {
        var run = new ConsoleRun { StandIn = _standIn };
        await run.SucceedAsync("sync", "spotify", "--demo");
        await run.SucceedAsync("sync", "discogs", "--collection", "--demo");
        await run.SucceedAsync("cover", SampleData.PathOf("dunes.jpg"), "--track", "1", "--url", "https://example.org/covers/front/dunes.jpg");
        await run.SucceedAsync("tag", "1", "--add", "peak time", "vinyl");
        await run.SucceedAsync("mark", "1");
        return run;
    }

    // A pipe breaks nothing, so its words are all that a terminal may show. Only addresses and paths may be broken, and commands to copy may be too long.
    private static void AssertWhole(string piped, ConsoleAnswer shown, int width)
    {
        HashSet<string> words = [.. WordsOf(piped)];
        string[] addresses = [.. words.Where(word => word.Contains('/'))];
        string[] lines = [.. shown.Lines.Where(line => !line.Contains("Asking ", StringComparison.Ordinal))];
        Assert.Equal((0, ""), (shown.Code, shown.Error));
        Assert.All(lines, line => Assert.True(TextWrapper.WidthOf(line) <= width || line.StartsWith("  ", StringComparison.Ordinal), line));
        Assert.All(lines.SelectMany(WordsOf), word => Assert.True(words.Contains(word) || IsPartOfAddress(word), word));

        bool IsPartOfAddress(string word) => word.Contains('/') || addresses.Any(address => address.Contains(word, StringComparison.Ordinal));
    }

    private static string[] WordsOf(string text)
        => text.Split([' ', '\t', '\n', '│', '─', '╭', '╮', '╰', '╯', '├', '┤', '┬', '┴', '┼', '▀', '━'], StringSplitOptions.RemoveEmptyEntries);
}
