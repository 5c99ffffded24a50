using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>mark: notes that a track's links are out of date.</summary>
internal static class MarkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var platform = new Option<string?>("--platform") { Description = "The platform; without one, every link" };
        var command = new Command("mark", "Marks a track's links as needing an update. \"link\" makes a link fresh again.") { track, platform };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            int marked = await library.Tracks.MarkForUpdateAsync(found.Id, arguments.GetValue(platform), cancellationToken);
            if (marked == 0)
                throw new CommandException($"{found.Describe()} has no link{(arguments.GetValue(platform) is { } name ? $" to {name}" : "")} to mark. \"link\" makes one.");
            host.Output.Line($"Marked {Format.Count(marked, "link")} of {found.Describe()} for update");
        });
        return command.WithExamples("mark 12", "mark 12 --platform discogs");
    }
}
