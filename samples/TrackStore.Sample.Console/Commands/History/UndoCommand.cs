using System.CommandLine;

namespace TrackStore.Sample.Commands.History;

/// <summary>undo: takes back a change.</summary>
internal static class UndoCommand
{
    public static Command Create(CommandHost host)
    {
        var id = new Argument<long?>("change")
        {
            Description = "The change, as \"history\" lists it; without it, the latest",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("undo", "Takes back a change of the history, unless later changes stand in the way.") { id };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            long change = arguments.GetValue(id) ?? await LatestAsync(library, cancellationToken);
            HistoryEntry undone = await library.History.UndoAsync(change, cancellationToken);
            host.Output.Line($"Undone: {HistoryCommand.NameOf(undone.Kind)}, {undone.Description}");
        });
        return command.WithExamples("undo", "undo 3");
    }

    private static async Task<long> LatestAsync(Library library, CancellationToken cancellationToken)
    {
        IReadOnlyList<HistoryEntry> latest = await library.History.ListAsync(
            new HistoryQuery { IncludeUndone = false, PageSize = 1 }, cancellationToken);
        return latest.Count > 0 ? latest[0].Id : throw new CommandException("There is nothing to undo.");
    }
}
