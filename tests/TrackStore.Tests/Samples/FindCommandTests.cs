using Spectre.Console;
using TrackStore.Sample;
using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Samples;

public sealed class FindCommandTests
{
    private static readonly string[] Rows =
    [
        "Beyoncé,Halo,I Am,261000,80,2008,pop",
        "Massive Attack,Teardrop,Mezzanine,330000,77.5,1998,trip hop",
        "Massive Attack,Angel,Mezzanine,378000,,1998,trip hop",
    ];

    [Fact]
    public async Task Find_Typed_ShowsMatchesAndTheDetailsOfOne()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        var terminal = new ScriptedTerminal(
            80,
            20,
            ("1-3 of 3 tracks", ScriptedTerminal.Type("massive")),
            ("1-2 of 2 tracks", ScriptedTerminal.Press(ConsoleKey.DownArrow, ConsoleKey.Enter)),
            ("5:30", ScriptedTerminal.Press(ConsoleKey.Escape, ConsoleKey.Escape)),
            ("Search:\n1-3", ScriptedTerminal.Press(ConsoleKey.Escape)));

        int code = await RunAsync(run, terminal, TestContext.Current.CancellationToken, "find");

        Assert.Equal((0, false), (code, terminal.IsOpen));
        Assert.Contains("> Angel", terminal.Screens[1], StringComparison.Ordinal);
        Assert.Contains("5:30", terminal.Screens[2], StringComparison.Ordinal);
        Assert.DoesNotContain('\e', string.Concat(terminal.Screens));
    }

    [Fact]
    public async Task Find_Words_BeginsWithThem()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        var terminal = new ScriptedTerminal(80, 20, ("1-1 of 1 track,", ScriptedTerminal.Press(ConsoleKey.Escape, ConsoleKey.Escape)));

        await RunAsync(run, terminal, TestContext.Current.CancellationToken, "find", "beyonce", "halo");

        Assert.StartsWith("Search: beyonce halo\n", terminal.Screens[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_Interrupted_LeavesTheScreenAndReturns130()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        using var interrupt = new CancellationTokenSource();
        var terminal = new ScriptedTerminal(80, 20, ("1-3 of 3 tracks", _ => interrupt.Cancel()));

        int code = await RunAsync(run, terminal, interrupt.Token, "find");

        Assert.Equal((ExitCode.Cancelled, false), (code, terminal.IsOpen));
    }

    [Fact]
    public async Task Find_TerminalGone_Ends()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);
        var terminal = new ScriptedTerminal(80, 20, ("1-3 of 3 tracks", events => events.Complete()));

        int code = await RunAsync(run, terminal, TestContext.Current.CancellationToken, "find");

        Assert.Equal((0, false), (code, terminal.IsOpen));
    }

    [Fact]
    public async Task Find_Piped_NamesTheCommandThatNeedsNoTerminal()
    {
        using var run = new ConsoleRun();
        await run.ImportAsync(Rows);

        ConsoleAnswer answer = await run.RunAsync("find", "massive", "attack");

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.StartsWith("error: \"find\" needs a terminal", answer.Error, StringComparison.Ordinal);
        Assert.Contains("\"search massive attack\" lists the matches.", answer.Error, StringComparison.Ordinal);
    }

    private static Task<int> RunAsync(ConsoleRun run, ScriptedTerminal terminal, CancellationToken cancellationToken, params string[] args)
    {
        var output = new Output(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }), TextWriter.Null);
        var host = new CommandHost(output, TimeProvider.System) { Terminal = terminal };
        return Program.RunAsync([.. args, "--library", run.Library], host, cancellationToken);
    }
}
