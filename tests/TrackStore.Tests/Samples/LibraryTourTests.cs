using Spectre.Console;
using TrackStore.Sample;
using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Samples;

public sealed class LibraryTourTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoArguments_Piped_ShowsTheLibraryInUnderSixtyLines()
    {
        using var run = new ConsoleRun();

        string output = await run.SucceedAsync();

        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 30, 60);
        Assert.DoesNotContain('\e', output);
        Assert.Contains("40 added, 0 updated, 0 unchanged, 0 rejected", output, StringComparison.Ordinal);
        Assert.Contains("finds Starálfur, Svefn-g-englar on Ágætis byrjun", output, StringComparison.Ordinal);
        Assert.Contains("11 more tracks", output, StringComparison.Ordinal);
        Assert.Contains("A web page instead of an image is refused", output, StringComparison.Ordinal);
        Assert.Contains("loaded  Windowlicker: its own cover, 300 x 300", output, StringComparison.Ordinal);
        Assert.Contains("loaded  Teardrop: its album's cover, 300 x 193", output, StringComparison.Ordinal);
        Assert.Contains("absent  Autobahn", output, StringComparison.Ordinal);
        Assert.Contains("100 callers at once for one large cover: 1 image in memory", output, StringComparison.Ordinal);
        Assert.Contains("1,000 of 1,000 first paints answered from memory", output, StringComparison.Ordinal);
        Assert.Contains("at scale 2 shows the cached image of 300 x 300", output, StringComparison.Ordinal);
        Assert.Contains("year: user 1997-05 (shown), import 1997", output, StringComparison.Ordinal);
        Assert.Contains("tempo reverted: 102 BPM again; the year stays 1997-05", output, StringComparison.Ordinal);
        Assert.Contains("tags: Peak time (2 tracks), vinyl (1 track)", output, StringComparison.Ordinal);
        Assert.Contains("stale: New Order - Blue Monday (tour-blue-monday)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoArguments_FirstCalls_AreNotSoldAsSpeed()
    {
        using var run = new ConsoleRun();

        string output = await run.SucceedAsync();

        // Each step runs once, so its time would mostly be the compiler's.
        Assert.DoesNotMatch(@"\d (ms|s|µs|microseconds|seconds)\b|rows/s", output);
    }

    [Fact]
    public async Task NoArguments_LibraryNamed_StaysAndItsCommandsWork()
    {
        using var run = new ConsoleRun();

        string output = await run.SucceedAsync();

        Assert.True(File.Exists(run.Library));
        string prefix = $"  {CommandLine.Prefix} ";
        string[] commands = [.. output.Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line[prefix.Length..])];
        Assert.Contains(commands, command => command.StartsWith("search ", StringComparison.Ordinal) && command.EndsWith($"--database {run.Library}", StringComparison.Ordinal));
        Assert.Contains("Teardrop", await run.SucceedAsync("search", "--genre", "trip hop", "--bpm", "70..100"), StringComparison.Ordinal);
        Assert.Contains("Let Down", await run.SucceedAsync("show", "5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoArguments_NoLibraryNamed_LeavesNoFolderBehind()
    {
        ConsoleAnswer answer = await ConsoleRun.RunBareAsync(Cancel);

        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("This library was temporary.", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"  {CommandLine.Prefix} --database tour.db\n", answer.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(FolderOf(answer.Output)));
    }

    [Theory]
    [InlineData("2. Covers", "New library: ")]
    [InlineData("5. An edit", " --database ", "--demo")]
    public async Task RunAsync_Cancelled_LeavesNoFolderBehind(string step, string path, params string[] args)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var output = new TriggerWriter(step, cancellation.Cancel);

        int code = await RunAsync(args, output, cancellation.Token);

        Assert.Equal(130, code);
        Assert.False(Directory.Exists(FolderOf(output.ToString(), path)));
    }

    [Theory]
    [InlineData("2. Covers", "New library: ")]
    [InlineData("5. An edit", " --database ", "--demo")]
    public async Task RunAsync_Failed_LeavesNoFolderBehind(string step, string path, params string[] args)
    {
        using var output = new TriggerWriter(step, () => throw new IOException("The pipe is closed."));

        int code = await RunAsync(args, output, Cancel);

        Assert.Equal(1, code);
        Assert.False(Directory.Exists(FolderOf(output.ToString(), path)));
    }

    [Fact]
    public async Task NoArguments_LibraryExists_LeavesItAlone()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync("A,One,,,,,");

        ConsoleAnswer answer = await run.RunAsync();

        Assert.Equal(1, answer.Code);
        Assert.Contains("already exists", answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await run.SucceedAsync("search")).TrimEnd('\n').Split('\n').Length);
    }

    private static string FolderOf(string output, string before = "New library: ")
    {
        string folder = Path.GetDirectoryName(output.Split(before)[1].Split('\n')[0].Trim())!;
        Assert.StartsWith(Path.GetTempPath(), folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return folder;
    }

    private static Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return Program.RunAsync(args, new CommandHost(new Output(console, TextWriter.Null), TimeProvider.System), cancellationToken);
    }
}
