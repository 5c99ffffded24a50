using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>What every command shares: the output, the clock and the choice of the library.</summary>
internal sealed class CommandHost(Output output, TimeProvider clock)
{
    public Output Output => output;

    public TimeProvider Clock => clock;

    public Option<string?> LibraryOption { get; } = new("--library", "-l")
    {
        Description = $"The library's file. {(Library.DefaultPath is { } path ? $"Default: {path}" : "There is no default for this user")}",
        HelpName = "file",
        Recursive = true,
    };

    /// <summary>Gives a command its work on a library that is there already.</summary>
    public void OnLibrary(Command command, Func<Library, ParseResult, CancellationToken, Task> work)
        => command.SetAction(async (arguments, cancellationToken) =>
        {
            await using Library library = await Library.OpenAsync(PathOf(arguments), cancellationToken);
            await work(library, arguments, cancellationToken);
            return ExitCode.Success;
        });

    public string PathOf(ParseResult arguments) => arguments.GetValue(LibraryOption)
        ?? Library.DefaultPath
        ?? throw new CommandException("This user has no local application data folder for a library; name a file with --library.");
}
