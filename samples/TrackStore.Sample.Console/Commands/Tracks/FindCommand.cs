using System.CommandLine;
using TrackStore.Sample.Finding;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>find: searches while the user types.</summary>
internal static class FindCommand
{
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words")
        {
            Description = "Words to begin with; case and accents are ignored",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("find", "Searches the library's tracks while you type. \"search\" lists them without a terminal.")
        {
            text,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string words = string.Join(' ', arguments.GetValue(text) ?? []);
            IFinderTerminal terminal = host.Terminal ?? TerminalOf(host, words);
            await using Library library = await Library.OpenAsync(
                host.AddressOf(arguments), host.NoPlatformsOf(arguments), cancellationToken);
            try
            {
                var source = new LibraryFinderSource(library, new TrackQuery());
                await FinderScreen.RunAsync(terminal, source, host.Clock, words, cancellationToken);
                return ExitCode.Success;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is one way to leave, and nothing was lost that a message should tell.
                return ExitCode.Cancelled;
            }
        });
        return command.WithExamples("find", "find massive attack");
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
