using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>stale: lists the tracks with a stale link to a platform.</summary>
internal static class StaleCommand
{
    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string>("platform") { Description = "The platform" };
        var command = new Command("stale", "Lists the tracks whose link to a platform is stale: marked, or too old.") { platform };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            string name = arguments.GetRequiredValue(platform);
            List<TrackItem> items = await library.Tracks.GetTracksNeedingUpdateAsync(name, cancellationToken)
                .ToListAsync(cancellationToken);
            if (items.Count == 0)
                host.Output.Note($"No link to {name} is stale.");
            else
                TrackListView.Write(host.Output, items, withPlatform: true);
        });
        return command.WithExamples("stale discogs");
    }
}
