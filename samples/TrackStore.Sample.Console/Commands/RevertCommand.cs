using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>revert: takes the user's edits and choices back.</summary>
internal static class RevertCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var fields = new Argument<string[]>("field") { Description = $"The fields, or none for all: {string.Join(", ", FieldNames.All)}", Arity = ArgumentArity.ZeroOrMore, HelpName = "field" };
        fields.AcceptOnlyFromAmong(FieldNames.All);
        var command = new Command("revert", "Takes edits back, and choices of \"use\": each field shows again what the platforms say, or what was imported.") { track, fields };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            TrackField[] chosen = [.. (arguments.GetValue(fields) ?? []).Select(FieldNames.Parse)];
            Track reverted = await library.Tracks.RevertAsync(found.Id, chosen.Length == 0 ? null : chosen, cancellationToken);
            host.Output.Line($"[green]Reverted[/] {reverted.Describe()}");
            await ExplanationView.WriteShownAsync(host.Output, library, found.Id, chosen, cancellationToken);
        });
        return command.WithExamples("revert 12 year", "revert 12 cover genres", "revert 12");
    }
}
