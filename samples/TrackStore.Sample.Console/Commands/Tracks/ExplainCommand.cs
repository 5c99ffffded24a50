using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>explain: says why a track's fields have their values.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var field = new Argument<string?>("field")
        {
            Description = $"The field, or none for all: {string.Join(", ", FieldNames.All)}",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "field",
        };
        field.AcceptOnlyFromAmong(FieldNames.All);
        var command = new Command("explain", "Lists a field's candidates, and says which one is shown and why.") { track, field };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            host.Output.Line($"[bold]{found.Artist} - {found.Title}[/]  #{found.Id}");
            if (arguments.GetValue(field) is { } name)
                ExplanationView.Write(host.Output, await library.ExplainAsync(found.Id, FieldNames.Parse(name), cancellationToken));
            else
                await WriteAllAsync(host.Output, library, found, cancellationToken);
        });
        return command.WithExamples("explain 12", "explain 12 year", "explain spotify:6Sy9BUbgFse0n0LPA5lwy5 cover");
    }

    /// <summary>Explains a field.</summary>
    /// <exception cref="TrackNotFoundException">The track was deleted in the meantime.</exception>
    public static async Task<FieldExplanation> ExplainAsync(
        this Library library, long trackId, TrackField field, CancellationToken cancellationToken)
        => await library.Fields.ExplainAsync(trackId, field, cancellationToken) ?? throw new TrackNotFoundException(trackId);

    private static async Task WriteAllAsync(Output output, Library library, Track track, CancellationToken cancellationToken)
    {
        List<FieldExplanation> known = [];
        foreach (string name in FieldNames.All)
        {
            FieldExplanation explanation = await library.ExplainAsync(track.Id, FieldNames.Parse(name), cancellationToken);
            if (explanation.Rule != FieldRule.Unknown)
                known.Add(explanation);
        }

        ExplanationView.Write(output, known);
    }
}
