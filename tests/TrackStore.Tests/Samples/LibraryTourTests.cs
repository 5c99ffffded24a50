using TrackStore.Sample.Commands;

namespace TrackStore.Tests.Samples;

public sealed class LibraryTourTests
{
    [Fact]
    public async Task NoArguments_Piped_TellsTheStoryInUnderSixtyLines()
    {
        using var run = new ConsoleRun();

        string output = await run.SucceedAsync();

        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 30, 60);
        Assert.DoesNotContain('\e', output);
        Assert.Contains("40 added, 0 updated, 0 unchanged, 0 rejected", output, StringComparison.Ordinal);
        Assert.Contains("finds Starálfur, Svefn-g-englar on Ágætis byrjun", output, StringComparison.Ordinal);
        Assert.Contains("11 more tracks", output, StringComparison.Ordinal);
        Assert.Contains("A web page instead of a picture is refused", output, StringComparison.Ordinal);
        Assert.Contains("loaded  Windowlicker: its own picture, 300 x 300", output, StringComparison.Ordinal);
        Assert.Contains("loaded  Teardrop: its album's picture, 300 x 193", output, StringComparison.Ordinal);
        Assert.Contains("absent  Autobahn", output, StringComparison.Ordinal);
        Assert.Contains("one picture in memory", output, StringComparison.Ordinal);
        Assert.Contains("1,000 of 1,000 first paints from memory", output, StringComparison.Ordinal);
        Assert.Contains("at scale 2 shows the picture of 300 x 300", output, StringComparison.Ordinal);
        Assert.Contains("year: user 1997-05 (shown), base 1997", output, StringComparison.Ordinal);
        Assert.Contains("tempo reverted: 102 BPM again, the year stays 1997-05", output, StringComparison.Ordinal);
        Assert.Contains("tags: Peak time (2 tracks), vinyl (1 track)", output, StringComparison.Ordinal);
        Assert.Contains("stale: New Order - Blue Monday (tour-blue-monday)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoArguments_Library_StaysAndItsCommandsWork()
    {
        using var run = new ConsoleRun();

        string output = await run.SucceedAsync();

        Assert.True(File.Exists(run.Library));
        string[] commands = [.. output.Split('\n').Where(line => line.StartsWith($"  {CommandLine.Prefix} ", StringComparison.Ordinal)).Select(line => line[(CommandLine.Prefix.Length + 3)..])];
        Assert.Contains(commands, command => command.StartsWith("search ", StringComparison.Ordinal) && command.EndsWith($"--library {run.Library}", StringComparison.Ordinal));
        Assert.Contains("Teardrop", await run.SucceedAsync("search", "--genre", "trip hop", "--bpm", "70..100"), StringComparison.Ordinal);
        Assert.Contains("Let Down", await run.SucceedAsync("show", "5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoArguments_LibraryIsThere_LeavesItAlone()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,,,,,");

        ConsoleAnswer answer = await run.RunAsync();

        Assert.Equal(1, answer.Code);
        Assert.Contains("is there already", answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await run.SucceedAsync("search")).TrimEnd('\n').Split('\n').Length);
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
}
