using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>show: everything that the library has about one track.</summary>
internal static class ShowCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var command = new Command("show", "Shows a track: its fields with their sources, platforms, genres, tags and images.") { track };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            await TrackPanel.WriteAsync(host.Output, library, found, cancellationToken);
        });
        return command.WithExamples("show 12", "show spotify:6Sy9BUbgFse0n0LPA5lwy5");
    }
}
