using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>use: shows one platform's values for fields of a track, whatever the ranking says.</summary>
internal static class UseCommand
{
    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string>("platform")
        {
            Description = "The platform: spotify, discogs, rekordbox, or any other linked one",
        };
        Argument<string> track = TrackReference.Argument();
        var fields = new Argument<string[]>("field")
        {
            Description = $"The fields: {string.Join(", ", FieldNames.All)}",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "field",
        };
        fields.AcceptOnlyFromAmong(FieldNames.All);
        var command = new Command("use", "Makes fields follow one platform instead of the ranking. \"revert\" undoes this.")
        {
            platform, track, fields,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            string name = arguments.GetRequiredValue(platform);
            TrackField[] chosen = [.. arguments.GetRequiredValue(fields).Select(FieldNames.Parse).Distinct()];
            Track used;
            try
            {
                used = await library.Fields.UsePlatformAsync(found.Id, name, chosen, cancellationToken);
            }
            catch (PlatformValueNotFoundException refusal)
            {
                string missing = string.Join(", ", refusal.Fields.Select(FieldNames.Of));
                throw new CommandException(
                    $"{refusal.Platform} has no value for {missing} of this track. \"explain {found.Id}\" lists what each source has.");
            }

            host.Output.Line($"[green]Using {name}[/] for {string.Join(", ", chosen.Select(FieldNames.Of))} of {used.Describe()}");
            await ExplanationView.WriteShownAsync(host.Output, library, found.Id, chosen, cancellationToken);
        });
        return command.WithExamples("use discogs 12 year cover", "use spotify 12 genres");
    }
}
