using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>use: has fields of a track show what one platform says, over the ranking.</summary>
internal static class UseCommand
{
    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string>("platform") { Description = "The platform's name: spotify, discogs, rekordbox, or any other that the track is linked to" };
        Argument<string> track = TrackReference.Argument();
        var fields = new Argument<string[]>("field") { Description = $"The fields: {string.Join(", ", FieldNames.All)}", Arity = ArgumentArity.OneOrMore, HelpName = "field" };
        fields.AcceptOnlyFromAmong(FieldNames.All);
        var command = new Command("use", "Has fields show what one platform says, and go on following it. \"revert\" takes that back.") { platform, track, fields };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            string name = arguments.GetRequiredValue(platform);
            TrackField[] chosen = [.. arguments.GetRequiredValue(fields).Select(FieldNames.Parse).Distinct()];
            Track used;
            try
            {
                used = await library.Tracks.UsePlatformAsync(found.Id, name, chosen, cancellationToken);
            }
            catch (PlatformValueNotFoundException refusal)
            {
                throw new CommandException($"{refusal.Message} \"explain {found.Id}\" lists what is known.");
            }

            host.Output.Line($"[green]Using {name}[/] for {string.Join(", ", chosen.Select(FieldNames.Of))} of {used.Describe()}");
            await ExplanationView.WriteShownAsync(host.Output, library, found.Id, chosen, cancellationToken);
        });
        return command.WithExamples("use discogs 12 year cover", "use spotify 12 genres");
    }
}
