using System.CommandLine;

namespace TrackStore.Sample.Commands;

/// <summary>revert: takes the user's edits back.</summary>
internal static class RevertCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var fields = new Argument<string[]>("field") { Description = $"The fields, or none for all: {string.Join(", ", FieldNames.All)}", Arity = ArgumentArity.ZeroOrMore, HelpName = "field" };
        fields.AcceptOnlyFromAmong(FieldNames.All);
        var command = new Command("revert", "Takes edits back: each field shows again what was imported.") { track, fields };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            TrackField[] chosen = [.. (arguments.GetValue(fields) ?? []).Select(FieldNames.Parse)];
            Track reverted = await library.Tracks.RevertAsync(found.Id, chosen.Length == 0 ? null : chosen, cancellationToken);
            host.Output.Line($"[green]Reverted[/] {reverted.Describe()}");
        });
        return command.WithExamples("revert 12 year", "revert 12");
    }
}
