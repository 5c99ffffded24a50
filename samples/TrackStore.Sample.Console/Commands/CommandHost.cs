using System.CommandLine;
using TrackStore.Sample.Finding;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Commands;

/// <summary>What all commands share: the output, the clock, and the choice of the library and its platforms.</summary>
internal sealed class CommandHost(Output output, TimeProvider clock)
{
    private readonly Lazy<PlatformSettings> _settings = new(PlatformSettings.Read);

    public Output Output => output;

    public TimeProvider Clock => clock;

    /// <summary>Gets the platform settings, or null to read the user's.</summary>
    public PlatformSettings? Settings { get; init; }

    /// <summary>Gets stand-in platforms that are already running, or null to start them when a command needs them.</summary>
    public StandInHost? StandIn { get; init; }

    /// <summary>Gets the terminal on which "find" runs, or null for the one of this process.</summary>
    public IFinderTerminal? Terminal { get; init; }

    /// <summary>Gets a callback that also receives the progress of a sync, or null.</summary>
    public Action<SyncProgress>? OnProgress { get; init; }

    public Option<string?> DatabaseOption { get; } = new("--database", "--library", "-l")
    {
        Description = "The library: a file, or postgres://user:password@host:port/database. "
            + "Default: library.db in this user's data folder, or demo.db with --demo",
        HelpName = "file or address",
        Recursive = true,
    };

    public Option<bool> DemoOption { get; } = new("--demo")
    {
        Description = "Use stand-ins for Spotify and Discogs on this machine, with invented music in a library of its own",
        Recursive = true,
    };

    /// <summary>Sets a command's action on an existing library.</summary>
    public void OnLibrary(Command command, Func<Library, ParseResult, CancellationToken, Task> action)
        => command.SetAction(async (arguments, cancellationToken) =>
        {
            await using Library library = await Library.OpenAsync(AddressOf(arguments), NoPlatformsOf(arguments), cancellationToken);
            await action(library, arguments, cancellationToken);
            return ExitCode.Success;
        });

    /// <summary>Gets the platforms that a command can use.</summary>
    public PlatformSet PlatformsOf(ParseResult arguments) => arguments.GetValue(DemoOption)
        ? PlatformSet.Of(StandIn ?? StandInHost.Start(), isOwned: StandIn is null)
        : PlatformSet.Of(Settings ?? _settings.Value);

    /// <summary>Gets the empty set of platforms for a command that only uses the library.</summary>
    public PlatformSet NoPlatformsOf(ParseResult arguments)
        => arguments.GetValue(DemoOption) ? PlatformSet.NoneOfDemo : PlatformSet.None;

    /// <summary>Gets the library that the user chose, or the default one.</summary>
    public LibraryAddress AddressOf(ParseResult arguments) => LibraryAddress.Parse(
        arguments.GetValue(DatabaseOption)
        ?? (arguments.GetValue(DemoOption) ? Library.DemoPath : Library.DefaultPath)
        ?? throw new CommandException("This user has no local application data folder. Name a library file with --database."));

    /// <summary>Gets the file or address that the user named for a new library, or null.</summary>
    public string? NewLibraryOf(ParseResult arguments) => arguments.GetValue(DatabaseOption);
}
