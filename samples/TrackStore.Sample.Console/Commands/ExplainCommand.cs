using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>explain: tells why a track's fields show what they show.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var field = new Argument<string?>("field") { Description = $"The field, or none for all: {string.Join(", ", FieldNames.All)}", Arity = ArgumentArity.ZeroOrOne, HelpName = "field" };
        field.AcceptOnlyFromAmong(FieldNames.All);
        var command = new Command("explain", "Tells which values a field could have, which one is shown, and why.") { track, field };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            host.Output.Line($"[bold]{found.Artist} - {found.Title}[/]  #{found.Id}");
            if (arguments.GetValue(field) is { } name)
                ExplanationView.Write(host.Output, await ExplainAsync(library, found, FieldNames.Parse(name), cancellationToken));
            else
                await WriteAllAsync(host.Output, library, found, cancellationToken);
        });
        return command.WithExamples("explain 12", "explain 12 year", "explain spotify:6Sy9BUbgFse0n0LPA5lwy5 cover");
    }

    private static async Task WriteAllAsync(Output output, Library library, Track track, CancellationToken cancellationToken)
    {
        List<FieldExplanation> known = [];
        foreach (string name in FieldNames.All)
        {
            FieldExplanation explanation = await ExplainAsync(library, track, FieldNames.Parse(name), cancellationToken);
            if (explanation.Rule != FieldRule.Unknown)
                known.Add(explanation);
        }

        ExplanationView.Write(output, known);
    }

    private static async Task<FieldExplanation> ExplainAsync(Library library, Track track, TrackField field, CancellationToken cancellationToken)
        => await library.Tracks.ExplainAsync(track.Id, field, cancellationToken) ?? throw new TrackNotFoundException(track.Id);
}
