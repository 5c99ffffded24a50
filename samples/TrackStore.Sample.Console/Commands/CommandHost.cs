using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Commands;

/// <summary>What every command shares: the output, the clock, and the choice of the library and its platforms.</summary>
internal sealed class CommandHost(Output output, TimeProvider clock)
{
    private readonly Lazy<PlatformSettings> _settings = new(PlatformSettings.Read);

    public Output Output => output;

    public TimeProvider Clock => clock;

    /// <summary>Gets what is set for the platforms, or null for what the user has set.</summary>
    public PlatformSettings? Settings { get; init; }

    /// <summary>Gets stand-in platforms that run already, or null: a command that wants them starts its own.</summary>
    public StandInHost? StandIn { get; init; }

    /// <summary>Gets who hears how far a synchronisation is, beside the user; or null.</summary>
    public Action<SyncProgress>? OnProgress { get; init; }

    public Option<string?> LibraryOption { get; } = new("--library", "-l")
    {
        Description = $"The library's file. {(Library.DefaultPath is { } path ? $"Default: {path}, and with --demo {Path.GetFileName(Library.DemoPath)} beside it" : "There is no default for this user")}",
        HelpName = "file",
        Recursive = true,
    };

    public Option<bool> DemoOption { get; } = new("--demo")
    {
        Description = "Ask stand-ins for Spotify and Discogs, which run on this machine while the command does, in place of the real ones: invented music, in a library of its own. Without a command: tell the story of a synchronisation",
        Recursive = true,
    };

    /// <summary>Gives a command its work on a library that is there already.</summary>
    public void OnLibrary(Command command, Func<Library, ParseResult, CancellationToken, Task> work)
        => command.SetAction(async (arguments, cancellationToken) =>
        {
            await using Library library = await Library.OpenAsync(PathOf(arguments), PlatformSet.None, cancellationToken);
            await work(library, arguments, cancellationToken);
            return ExitCode.Success;
        });

    /// <summary>Gathers the platforms that can be asked.</summary>
    public PlatformSet PlatformsOf(ParseResult arguments)
        => arguments.GetValue(DemoOption) ? PlatformSet.Of(StandIn ?? StandInHost.Start(), isOwn: StandIn is null) : PlatformSet.Of(Settings ?? _settings.Value);

    public string PathOf(ParseResult arguments) => arguments.GetValue(LibraryOption)
        ?? (arguments.GetValue(DemoOption) ? Library.DemoPath : Library.DefaultPath)
        ?? throw new CommandException("This user has no local application data folder for a library; name a file with --library.");
}
