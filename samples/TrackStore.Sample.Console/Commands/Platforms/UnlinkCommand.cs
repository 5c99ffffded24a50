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
        var id = new Argument<string?>("id") { Description = "The id there; without it, all of them", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("unlink", "Removes a track's links to a platform.") { track, platform, id };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            string name = arguments.GetRequiredValue(platform);
            string link = arguments.GetValue(id) is { } platformId ? $"{name}:{platformId}" : name;
            if (!await library.Tracks.RemovePlatformInfoAsync(found.Id, name, arguments.GetValue(id), cancellationToken))
                throw new CommandException($"{found.Describe()} has no link to {link}.");
            host.Output.Line($"Unlinked {found.Describe()} from {link}");
        });
        return command.WithExamples("unlink 12 discogs", "unlink 12 discogs 249504/A1");
    }
}
