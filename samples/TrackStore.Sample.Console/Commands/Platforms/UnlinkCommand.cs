using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>unlink: removes a track's link to a platform.</summary>
internal static class UnlinkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var platform = new Argument<string>("platform") { Description = "The platform" };
        var command = new Command("unlink", "Removes a track's link to a platform.") { track, platform };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            string name = arguments.GetRequiredValue(platform);
            if (!await library.Tracks.RemovePlatformInfoAsync(found.Id, name, cancellationToken))
                throw new CommandException($"{found.Describe()} has no link to {name}.");
            host.Output.Line($"Unlinked {found.Describe()} from {name}");
        });
        return command.WithExamples("unlink 12 discogs");
    }
}
