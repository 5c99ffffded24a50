using System.CommandLine;

namespace TrackStore.Sample.Commands.History;

/// <summary>redo: does again what was undone.</summary>
internal static class RedoCommand
{
    public static Command Create(CommandHost host)
    {
        var id = new Argument<long>("change") { Description = "The change, as \"history\" lists it" };
        var command = new Command("redo", "Does again what was undone, unless later changes stand in the way.") { id };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            HistoryEntry redone = await library.History.RedoAsync(arguments.GetValue(id), cancellationToken);
            host.Output.Line($"Done again: {HistoryCommand.NameOf(redone.Kind)}, {redone.Description}");
        });
        return command.WithExamples("redo 3");
    }
}
