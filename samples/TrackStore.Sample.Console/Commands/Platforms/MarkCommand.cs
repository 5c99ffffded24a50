using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>mark: marks a track's links as stale.</summary>
internal static class MarkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var platform = new Option<string?>("--platform") { Description = "The platform; without it, all of them", HelpName = "name" };
        var id = new Option<string?>("--id") { Description = "The id on the platform; without it, all of them", HelpName = "id" };
        var command = new Command("mark", "Marks a track's links as stale, so that \"refresh --stale\" updates them.")
        {
            track, platform, id,
        };
        command.Validators.Add(result =>
        {
            if (result.IsGiven(id) && !result.IsGiven(platform))
                result.AddError("--id needs --platform.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            int marked = await library.Tracks.MarkForUpdateAsync(
                found.Id, arguments.GetValue(platform), arguments.GetValue(id), cancellationToken);
            if (marked == 0)
            {
                string which = arguments.GetValue(platform) is { } name ? $" to {name}" : "";
                throw new CommandException($"{found.Describe()} has no link{which} to mark. \"link\" adds one.");
            }

            host.Output.Line($"Marked {Format.Count(marked, "link")} of {found.Describe()} as stale");
        });
        return command.WithExamples("mark 12", "mark 12 --platform discogs");
    }
}
