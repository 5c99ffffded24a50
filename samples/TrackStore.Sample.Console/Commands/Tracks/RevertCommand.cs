using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>revert: removes the user's edits and choices.</summary>
internal static class RevertCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var fields = new Argument<string[]>("field")
        {
            Description = $"The fields, or none for all: {string.Join(", ", FieldNames.All)}",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "field",
        };
        fields.AcceptOnlyFromAmong(FieldNames.All);
        var command = new Command(
            "revert", "Removes your edits and \"use\" choices, so that fields show the platforms' or imported values again.")
        {
            track, fields,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            string[] named = arguments.GetValue(fields) is { Length: > 0 } given ? given : FieldNames.All;
            TrackField[] edited = await EditedAsync(library, found.Id, named, cancellationToken);
            if (edited.Length == 0)
            {
                string which = named.Length == FieldNames.All.Length ? "" : $" of {string.Join(", ", named)}";
                throw new CommandException($"{found.Describe()} has no edit or choice{which} to revert.");
            }

            Track reverted = await library.Fields.RevertAsync(found.Id, edited, cancellationToken);
            host.Output.Line($"[green]Reverted[/] {reverted.Describe()}");
            await ExplanationView.WriteShownAsync(host.Output, library, found.Id, edited, cancellationToken);
        });
        return command.WithExamples("revert 12 year", "revert 12 cover genres", "revert 12");
    }

    private static async Task<TrackField[]> EditedAsync(Library library, long trackId, string[] names, CancellationToken cancellationToken)
    {
        List<TrackField> edited = [];
        foreach (TrackField field in names.Select(FieldNames.Parse).Distinct())
        {
            if ((await library.ExplainAsync(trackId, field, cancellationToken)).Rule is FieldRule.EditedByUser or FieldRule.Pinned)
                edited.Add(field);
        }

        return [.. edited];
    }
}
