using Spectre.Console;
using TrackStore.Sample;
using TrackStore.Sample.Commands;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>Runs the console host in this process, with its output in a pipe, on a library in a temporary folder.</summary>
internal sealed class ConsoleRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Gets the stand-in platforms that --demo brings, at one address for the whole test; or null.</summary>
    public StandInHost? StandIn { get; init; }

    /// <summary>Gets the platforms' settings: none, regardless of the user secrets on this machine.</summary>
    public PlatformSettings Settings { get; init; } = PlatformSettings.None;

    public string Library => _folder.PathOf("library.db");

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Writes a file into the folder and gives its path.</summary>
    public string Write(string name, string content)
    {
        string path = _folder.PathOf(name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs a command line without choosing the library.</summary>
    public static Task<ConsoleAnswer> RunBareAsync(CancellationToken cancellationToken, params string[] args)
        => RunAsync(Piped, args, null, PlatformSettings.None, cancellationToken);

    /// <summary>Runs a command on the folder's library in an interactive terminal with all colors.</summary>
    public Task<ConsoleAnswer> RunInTerminalAsync(params string[] args) => RunInTerminalAsync(160, args);

    /// <summary>Runs a command on the folder's library, in a terminal of some width.</summary>
    public Task<ConsoleAnswer> RunInTerminalAsync(int width, params string[] args) => RunAsync(
        writer => new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.TrueColor, Out = new FakeTerminal(writer, width) },
        ["--library", Library, .. args],
        StandIn,
        Settings,
        TestContext.Current.CancellationToken);

    private static AnsiConsoleSettings Piped(TextWriter writer) => new() { Out = new AnsiConsoleOutput(writer) };

    private static async Task<ConsoleAnswer> RunAsync(
        Func<TextWriter, AnsiConsoleSettings> console, string[] args, StandInHost? standIn, PlatformSettings settings, CancellationToken cancellationToken)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(new Output(AnsiConsole.Create(console(output)), error), TimeProvider.System) { StandIn = standIn, Settings = settings };
        int code = await Program.RunAsync(args, host, cancellationToken);
        return new ConsoleAnswer(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command on the folder's library.</summary>
    public Task<ConsoleAnswer> RunAsync(params string[] args)
        => RunAsync(Piped, ["--library", Library, .. args], StandIn, Settings, TestContext.Current.CancellationToken);

    /// <summary>Runs a command that must succeed, and returns its output.</summary>
    public async Task<string> SucceedAsync(params string[] args)
    {
        ConsoleAnswer answer = await RunAsync(args);
        Assert.True(answer.Code == 0, $"{string.Join(' ', args)} ended with {answer.Code}: {answer.Error}");
        return answer.Output;
    }

    /// <summary>Imports the rows of a file with the header Artist,Title,Album,Duration_ms,Tempo,Year,Genres; the first track gets the id 1.</summary>
    public Task<string> ImportAsync(params string[] rows)
        => SucceedAsync("import", Write("tracks.csv", string.Join('\n', ["Artist,Title,Album,Duration_ms,Tempo,Year,Genres", .. rows])));

    public void Dispose() => _folder.Dispose();
}
