using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Commands;

/// <summary>What every command shares: the output, the clock, and the choice of the library and its platforms.</summary>
internal sealed class CommandHost(Output output, TimeProvider clock)
{
    public Output Output => output;

    public TimeProvider Clock => clock;

    /// <summary>Gets stand-in platforms that run already, or null: a command that wants them starts its own.</summary>
    public StandInHost? StandIn { get; init; }

    /// <summary>Gets who hears how far a synchronisation is, beside the user; or null.</summary>
    public Action<SyncProgress>? OnProgress { get; init; }

    public Option<string?> LibraryOption { get; } = new("--library", "-l")
    {
        Description = $"The library's file. {(Library.DefaultPath is { } path ? $"Default: {path}" : "There is no default for this user")}",
        HelpName = "file",
        Recursive = true,
    };

    public Option<bool> DemoOption { get; } = new("--demo")
    {
        Description = "Run stand-in platforms on this machine while the command runs: demo-stream, demo-records and demo-archive. Without a command: tell the story of a synchronisation",
        Recursive = true,
    };

    /// <summary>Gets the option of the commands that ask platforms.</summary>
    public Option<string?> FolderOption { get; } = new("--path") { Description = "The folder of audio files that the platform \"folder\" scans", HelpName = "folder" };

    /// <summary>Gives a command its work on a library that is there already.</summary>
    public void OnLibrary(Command command, Func<Library, ParseResult, CancellationToken, Task> work)
        => command.SetAction(async (arguments, cancellationToken) =>
        {
            await using PlatformSet platforms = PlatformsOf(arguments);
            await using Library library = await Library.OpenAsync(PathOf(arguments), platforms, cancellationToken);
            await work(library, arguments, cancellationToken);
            return ExitCode.Success;
        });

    /// <summary>Gathers the platforms that a command line names.</summary>
    public PlatformSet PlatformsOf(ParseResult arguments) => PlatformSet.Of(arguments.GetValue(FolderOption), arguments.GetValue(DemoOption), StandIn);

    public string PathOf(ParseResult arguments) => arguments.GetValue(LibraryOption)
        ?? Library.DefaultPath
        ?? throw new CommandException("This user has no local application data folder for a library; name a file with --library.");
}
