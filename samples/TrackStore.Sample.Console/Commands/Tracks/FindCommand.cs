using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Finding;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>find: searches while the user types.</summary>
internal static class FindCommand
{
    public static Command Create(CommandHost host)
    {
        var filters = new TrackFilterOptions(host);
        var command = new Command(
            "find", "Searches the library's tracks while you type, among those that match the filters. \"search\" needs no terminal.");
        filters.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            TrackQuery query = filters.QueryOf(arguments);
            string words = query.Text ?? "";
            IFinderTerminal terminal = host.Terminal ?? TerminalOf(host, words);
            await using Library library = await Library.OpenAsync(
                host.AddressOf(arguments), host.NoPlatformsOf(arguments), cancellationToken);
            try
            {
                var source = new LibraryFinderSource(library, query);
                await FinderScreen.RunAsync(terminal, source, host.Clock, words, cancellationToken);
                return ExitCode.Success;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is one way to leave, and nothing was lost that a message should tell.
                return ExitCode.Cancelled;
            }
        });
        return command.WithExamples("find", "find massive attack", "find --genre techno --bpm 125..135");
    }

    private static ConsoleTerminal TerminalOf(CommandHost host, string words)
    {
        if (Console.IsInputRedirected || host.Output.IsPlain || !host.Output.Terminal.Profile.Capabilities.Ansi)
        {
            throw new CommandException(
                "\"find\" needs a terminal with escape codes for its keys and its screen, not a file or pipe. "
                + $"\"search {(words.Length > 0 ? words : "<words>")}\" lists the matches.");
        }

        return new ConsoleTerminal(host.Output.Terminal.Profile.Out.Writer);
    }
}
